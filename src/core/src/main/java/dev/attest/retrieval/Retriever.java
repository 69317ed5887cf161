package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Chunks;
import dev.attest.documents.Collections;
import dev.attest.documents.ReadableCollection;
import dev.attest.retrieval.Hydration.Seen;
import dev.attest.retrieval.ScoreFusion.Candidate;
import dev.attest.retrieval.ScoreFusion.Known;
import dev.attest.tenancy.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds passages by words and by meaning, inside what the asker may read, at one sequence of each collection. Without the
 * vectors, which may be away, it finds them by words alone and says so. All it finds it compares with the question again, more
 * closely, by the multi-vectors at hand.
 */
public final class Retriever {

    /** How long an answer waits for vectors before it does without. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String VECTORS = "vectors";
    // Only for reading: keeps sums of standard scores apart that would all round to 1.
    private static final double SPREAD = 3;
    private static final int FIRST_FETCH = 64;
    // Retired versions occupy ranks: fetch more until enough visible chunks are among the hits.
    private static final int MORE = 4;
    private static final int LARGEST_FETCH = 1 << 16;
    // Neighbours that are joined leave a place: with a few more, those that were asked for are mostly filled at once.
    private static final int SPARE = 8;
    // Whoever saw a job become ready expects its document in the next answer, though the index may be a moment behind.
    private static final Duration CATCH_UP = Duration.ofMillis(250);

    private final Collections collections;
    private final Chunks chunks;
    private final Legs legs;
    private final MultiVectors multiVectors;
    private final Embedder bundled;
    private final TokenEncoder tokens;
    private final Duration patience;
    private final ScoreFusion fusion = ScoreFusion.DEFAULT;
    private final Reranking reranking = Reranking.DEFAULT;

    /**
     * A retriever over both legs.
     *
     * @param multiVectors of the chunks that words are searched in
     * @param bundled the encoder that made them, which compares candidates whatever embeds passages
     * @param tokens the same encoder
     * @param patience how long an answer waits for vectors, usually {@link #PATIENCE}
     */
    public Retriever(
            Collections collections,
            Chunks chunks,
            Legs legs,
            MultiVectors multiVectors,
            Embedder bundled,
            TokenEncoder tokens,
            Duration patience) {
        this.collections = collections;
        this.chunks = chunks;
        this.legs = legs;
        this.multiVectors = multiVectors;
        this.bundled = bundled;
        this.tokens = tokens;
        this.patience = patience;
    }

    /** The passages for a question; fails as {@link Collections#scope} does. */
    public Mono<Retrieval> retrieve(Principal by, Query query) {
        return Mono.defer(() -> {
            // One leg from beginning to end, whichever serves afterwards.
            Optional<VectorLeg> leg =
                    legs.vectors().get().filter(there -> there.follower().current());
            Mono<Scope> scope = collections
                    .scope(by, query.collections())
                    .map(readable -> new Scope(readable, query.filter()))
                    .delayUntil(decided -> catchUp(leg, decided));
            Mono<Optional<MeaningSearch>> meaning =
                    MeaningSearch.of(leg, query.text(), patience).cache();
            return Mono.zip(scope, meaning, closeReading(leg, meaning, query.text()))
                    .flatMap(asked -> {
                        var notes = new PlanNotes(query.explain());
                        return search(new Asked(by, query, asked.getT1(), asked.getT3(), notes), asked.getT2())
                                .fetch(FIRST_FETCH, Math.max(query.topK() + SPARE, Reranking.DEPTH))
                                .flatMap(found -> notes.of(found, legs.words(), asked.getT1()));
                    });
        });
    }

    private Mono<CloseReading> closeReading(
            Optional<VectorLeg> leg, Mono<Optional<MeaningSearch>> meaning, String question) {
        return Mono.zip(vector(leg, meaning, question), maxSim(question))
                .map(found -> new CloseReading(multiVectors, found.getT1(), found.getT2()));
    }

    /** The question by the bundled encoder, which is asked once; empty when it does not answer in time. */
    private Mono<Optional<QuantizedVector>> vector(
            Optional<VectorLeg> leg, Mono<Optional<MeaningSearch>> meaning, String question) {
        Mono<Optional<float[]>> vector = leg.filter(VectorLeg::bundled).isPresent()
                ? meaning.map(there -> there.map(MeaningSearch::question))
                : MeaningSearch.embedded(bundled, question, patience);
        return vector.map(there -> there.map(QuantizedVector::of));
    }

    private Mono<Optional<MaxSim>> maxSim(String question) {
        return Mono.zip(tokens.questionTokens(question), legs.words().weights(question))
                .map(found -> MaxSim.of(found.getT1().centred(tokens.centre()), found.getT2()))
                .timeout(patience)
                .onErrorResume(e -> MeaningSearch.leftOut(e, Optional.empty()));
    }

    private Mono<Void> catchUp(Optional<VectorLeg> leg, Scope scope) {
        return Flux.fromIterable(scope.collections())
                .flatMap(collection -> legs.reached(leg, collection.id(), collection.sequence()))
                .then()
                .timeout(CATCH_UP, Mono.empty());
    }

    private Search search(Asked asked, Optional<MeaningSearch> meaning) {
        Optional<MeaningSearch> current = meaning.filter(MeaningSearch::current);
        Map<Long, Long> sequences = asked.scope().collections().stream()
                .map(ReadableCollection::id)
                .collect(toMap(collection -> collection, collection -> sequence(current, collection)));
        return new Search(asked, sequences, current);
    }

    /** What both legs have applied; words alone decide where vectors take no part. */
    private long sequence(Optional<MeaningSearch> meaning, long collection) {
        long words = legs.follower().applied().of(collection);
        return meaning.map(there -> Math.min(words, there.applied().of(collection)))
                .orElse(words);
    }

    /** What was asked, and where it is looked for. */
    private record Asked(Principal by, Query query, Scope scope, CloseReading reading, PlanNotes notes) {}

    /** One question, with everything about it decided. */
    private final class Search {

        private final Asked asked;
        private final Map<Long, Long> sequences;
        private final Optional<MeaningSearch> meaning;

        Search(Asked asked, Map<Long, Long> sequences, Optional<MeaningSearch> meaning) {
            this.asked = asked;
            this.sequences = sequences;
            this.meaning = meaning;
        }

        /**
         * The passages.
         *
         * @param limit most hits of each leg
         * @param places most that are read, before neighbours are joined
         */
        Mono<Retrieval> fetch(int limit, int places) {
            Mono<List<Hit>> byWords =
                    asked.notes().words(legs.words().search(asked.query().text(), asked.scope(), limit));
            Mono<Optional<List<Hit>>> byVectors = meaning.map(
                            there -> there.search(asked.scope(), limit, asked.notes()))
                    .orElse(Mono.just(Optional.of(List.of())));
            return Mono.zip(byWords, byVectors)
                    .flatMap(found -> found.getT2()
                            .map(hits -> rank(limit, places, found.getT1(), hits))
                            .orElseGet(() -> withoutVectors().fetch(limit, places)));
        }

        private Mono<Retrieval> rank(int limit, int places, List<Hit> byWords, List<Hit> byVectors) {
            boolean exhausted = limit >= LARGEST_FETCH || (byWords.size() < limit && byVectors.size() < limit);
            var hydration =
                    new Hydration(chunks, asked.by(), sequences, asked.query().text());
            return known(byWords, byVectors)
                    .map(fusion::fuse)
                    .flatMap(ranked -> hydration.best(ranked, places))
                    .flatMap(seen -> isLost(byVectors, seen).flatMap(lost -> {
                        if (lost) {
                            return withoutVectors().fetch(limit, places);
                        }
                        boolean all = exhausted && seen.size() < places;
                        return exhausted || isEnough(seen.size(), hydration.visible(), limit)
                                ? shown(seen, all, Mono.defer(() -> fetch(more(limit), 2 * places)))
                                : fetch(more(limit), places);
                    }));
        }

        private static int more(int limit) {
            return Math.min(limit * MORE, LARGEST_FETCH);
        }

        /** What was read, or more of it where joining neighbours left too few of the places, and there may be others. */
        private Mono<Retrieval> shown(List<Seen> seen, boolean all, Mono<Retrieval> more) {
            int wanted = Math.min(asked.query().topK(), seen.size());
            return reranked(seen)
                    .flatMap(this::joined)
                    .flatMap(passages -> all || passages.size() >= wanted ? Mono.just(retrieval(passages)) : more);
        }

        /** Behind copies of a few texts there may be more, but there may as well be nothing but copies: they are looked behind once. */
        private boolean isEnough(int places, int visible, int limit) {
            int wanted = asked.query().topK();
            return places >= wanted || (visible >= wanted && limit > FIRST_FETCH);
        }

        /** The hits with how near each candidate is to the question, whichever leg found it. */
        private Mono<Known> known(List<Hit> byWords, List<Hit> byVectors) {
            boolean foreign = meaning.filter(there -> !there.bundled()).isPresent();
            Set<ChunkId> candidates = new Known(byWords, byVectors, Map.of(), foreign).candidates();
            return asked.reading().cosines(candidates).map(cosines -> new Known(byWords, byVectors, cosines, foreign));
        }

        /** Only what the asker may read is compared closely, so that nothing else takes part in the scores. */
        private Mono<List<Passage>> reranked(List<Seen> seen) {
            Map<ChunkId, Seen> byChunk =
                    seen.stream().collect(toMap(place -> place.candidate().chunk(), place -> place));
            List<Candidate> ranked = seen.stream().map(Seen::candidate).toList();
            List<ChunkId> best =
                    ranked.stream().limit(Reranking.DEPTH).map(Candidate::chunk).toList();
            return asked.reading()
                    .matches(best)
                    .map(matches -> reranking.rerank(ranked, matches))
                    .map(places -> IntStream.range(0, places.size())
                            .mapToObj(i -> passage(i + 1, places.get(i), byChunk))
                            .toList());
        }

        /** What is shown, with its cut sentences whole. */
        private Mono<List<Passage>> joined(List<Passage> ranked) {
            return new NeighbourJoining(chunks, asked.by(), sequences)
                    .join(ranked, asked.query().topK());
        }

        private static Passage passage(int rank, Candidate candidate, Map<ChunkId, Seen> byChunk) {
            Seen seen = Objects.requireNonNull(byChunk.get(candidate.chunk()));
            double score = 1 / (1 + Math.exp(-candidate.relevance().fused() / SPREAD));
            Relevance relevance =
                    candidate.relevance().from(seen.chunk().chunk().span().start());
            return new Passage(rank, score, relevance, seen.chunk(), seen.copies());
        }

        /**
         * Whether no vectors were found because the index holds nothing any more. The nearest ones are always found, so
         * that passages found by words alone prove it; without those the index is asked, since there may be nothing that
         * the asker may read. So it is under a filter, which may leave only what has no vector.
         */
        private Mono<Boolean> isLost(List<Hit> byVectors, List<Seen> found) {
            if (meaning.isEmpty() || !byVectors.isEmpty()) {
                return Mono.just(false);
            }
            MeaningSearch there = meaning.get();
            boolean proven = !found.isEmpty() && asked.scope().filter().isEmpty();
            return (proven ? Mono.just(true) : there.holdsLess(sequences)).doOnNext(lost -> {
                if (lost) {
                    there.doubt();
                }
            });
        }

        private Search withoutVectors() {
            return search(asked, Optional.empty());
        }

        private Retrieval retrieval(List<Passage> passages) {
            Map<String, Long> corpusVersion = asked.scope().collections().stream()
                    .collect(toMap(
                            ReadableCollection::name, c -> Objects.requireNonNullElse(sequences.get(c.id()), 0L)));
            int shown = Math.min(asked.query().topK(), passages.size());
            int compared = Math.max(shown, Math.min(Retrieval.COMPARED, passages.size()));
            return new Retrieval(
                    passages.subList(0, shown),
                    passages.subList(shown, compared),
                    corpusVersion,
                    degraded(),
                    Optional.empty());
        }

        private List<String> degraded() {
            List<String> missing = new ArrayList<>();
            if (meaning.isEmpty()) {
                missing.add(VECTORS);
            }
            if (asked.reading().maxSim().isEmpty()) {
                missing.add(Retrieval.RERANKING);
            }
            return missing;
        }
    }
}
