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
import java.util.HashMap;
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

    private static final List<String> WITHOUT_VECTORS = List.of("vectors");
    // Only for reading: keeps sums of standard scores apart that would all round to 1.
    private static final double SPREAD = 3;
    private static final int FIRST_FETCH = 64;
    // Retired versions occupy ranks: fetch more until enough visible chunks are among the hits.
    private static final int MORE = 4;
    private static final int LARGEST_FETCH = 1 << 16;
    private static final int COMPARED_AT_ONCE = 256;
    // Whoever saw a job become ready expects its document in the next answer, though the index may be a moment behind.
    private static final Duration CATCH_UP = Duration.ofMillis(250);

    private final Collections collections;
    private final Chunks chunks;
    private final Legs legs;
    private final MultiVectors multiVectors;
    private final Embedder bundled;
    private final Duration patience;
    private final ScoreFusion fusion = ScoreFusion.DEFAULT;

    /**
     * A retriever over both legs.
     *
     * @param multiVectors of the chunks that words are searched in
     * @param bundled the encoder that made them, which compares candidates whatever embeds passages
     * @param patience how long an answer waits for vectors, usually {@link #PATIENCE}
     */
    public Retriever(
            Collections collections,
            Chunks chunks,
            Legs legs,
            MultiVectors multiVectors,
            Embedder bundled,
            Duration patience) {
        this.collections = collections;
        this.chunks = chunks;
        this.legs = legs;
        this.multiVectors = multiVectors;
        this.bundled = bundled;
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
            return Mono.zip(scope, meaning, own(leg, meaning, query.text())).flatMap(asked -> {
                var notes = new PlanNotes(query.explain());
                return search(new Asked(by, query, asked.getT1(), asked.getT3(), notes), asked.getT2())
                        .fetch(FIRST_FETCH)
                        .flatMap(found -> notes.of(found, legs.words(), asked.getT1()));
            });
        });
    }

    /** The question by the bundled encoder, which is asked once; empty when it does not answer in time. */
    private Mono<Optional<QuantizedVector>> own(
            Optional<VectorLeg> leg, Mono<Optional<MeaningSearch>> meaning, String question) {
        Mono<Optional<float[]>> vector = leg.filter(VectorLeg::bundled).isPresent()
                ? meaning.map(there -> there.map(MeaningSearch::question))
                : MeaningSearch.embedded(bundled, question, patience);
        return vector.map(there -> there.map(QuantizedVector::of));
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

    /**
     * What was asked, and where it is looked for.
     *
     * @param vector the question by the bundled encoder; empty when it did not answer in time
     */
    private record Asked(Principal by, Query query, Scope scope, Optional<QuantizedVector> vector, PlanNotes notes) {}

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

        Mono<Retrieval> fetch(int limit) {
            Mono<List<Hit>> byWords =
                    asked.notes().words(legs.words().search(asked.query().text(), asked.scope(), limit));
            Mono<Optional<List<Hit>>> byVectors = meaning.map(
                            there -> there.search(asked.scope(), limit, asked.notes()))
                    .orElse(Mono.just(Optional.of(List.of())));
            return Mono.zip(byWords, byVectors)
                    .flatMap(found -> found.getT2()
                            .map(hits -> rank(limit, found.getT1(), hits))
                            .orElseGet(() -> withoutVectors().fetch(limit)));
        }

        private Mono<Retrieval> rank(int limit, List<Hit> byWords, List<Hit> byVectors) {
            boolean exhausted = byWords.size() < limit && byVectors.size() < limit;
            return compared(byWords, byVectors)
                    .map(fusion::fuse)
                    .flatMap(this::passages)
                    .flatMap(found -> isLost(byVectors, found).flatMap(lost -> {
                        if (lost) {
                            return withoutVectors().fetch(limit);
                        }
                        return found.size() >= asked.query().topK() || exhausted || limit >= LARGEST_FETCH
                                ? Mono.just(retrieval(found))
                                : fetch(Math.min(limit * MORE, LARGEST_FETCH));
                    }));
        }

        /** The hits with how close each candidate is to the question, whichever leg found it. */
        private Mono<Known> compared(List<Hit> byWords, List<Hit> byVectors) {
            boolean foreign = meaning.filter(there -> !there.bundled()).isPresent();
            Known hits = new Known(byWords, byVectors, Map.of(), foreign);
            return Mono.justOrEmpty(asked.vector())
                    .flatMap(question -> closeness(hits.candidates(), question))
                    .map(closeness -> new Known(byWords, byVectors, closeness, foreign))
                    .defaultIfEmpty(hits);
        }

        /** Of many candidates a few at a time: their multi-vectors would fill the memory. */
        private Mono<Map<ChunkId, Closeness>> closeness(Set<ChunkId> candidates, QuantizedVector question) {
            return Flux.fromIterable(candidates)
                    .buffer(COMPARED_AT_ONCE)
                    .concatMap(some -> multiVectors.find(some).map(found -> Closeness.of(found, question)), 1)
                    .collect(HashMap::new, Map::putAll);
        }

        private Mono<List<Passage>> passages(List<Candidate> ranked) {
            return new Hydration(chunks, asked.by(), sequences)
                    .best(ranked, asked.query().topK())
                    .map(best -> IntStream.range(0, best.size())
                            .mapToObj(i -> passage(i + 1, best.get(i)))
                            .toList());
        }

        private static Passage passage(int rank, Seen seen) {
            Relevance relevance = seen.candidate().relevance();
            double score = 1 / (1 + Math.exp(-relevance.fused() / SPREAD));
            int start = seen.chunk().chunk().span().start();
            return new Passage(rank, score, relevance.from(start), seen.chunk());
        }

        /**
         * Whether no vectors were found because the index holds nothing any more. The nearest ones are always found, so
         * that passages found by words alone prove it; without those the index is asked, since there may be nothing that
         * the asker may read. So it is under a filter, which may leave only what has no vector.
         */
        private Mono<Boolean> isLost(List<Hit> byVectors, List<Passage> found) {
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
            return new Retrieval(passages, corpusVersion, meaning.isPresent() ? List.of() : WITHOUT_VECTORS);
        }
    }
}
