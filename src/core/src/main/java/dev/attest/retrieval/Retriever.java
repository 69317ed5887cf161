package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Chunks;
import dev.attest.documents.Collections;
import dev.attest.documents.ReadableCollection;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.ScoreFusion.Candidate;
import dev.attest.tenancy.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds passages by words and by meaning, inside what the asker may read, at one sequence of each collection. Without the
 * vectors, which may be away, it finds them by words alone and says so.
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
    // Whoever saw a job become ready expects its document in the next answer, though the index may be a moment behind.
    private static final Duration CATCH_UP = Duration.ofMillis(250);

    private final Collections collections;
    private final Chunks chunks;
    private final Legs legs;
    private final Duration patience;
    private final ScoreFusion fusion = ScoreFusion.DEFAULT;

    /**
     * A retriever over both legs.
     *
     * @param patience how long an answer waits for vectors, usually {@link #PATIENCE}
     */
    public Retriever(Collections collections, Chunks chunks, Legs legs, Duration patience) {
        this.collections = collections;
        this.chunks = chunks;
        this.legs = legs;
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
            return Mono.zip(scope, MeaningSearch.of(leg, query.text(), patience))
                    .flatMap(asked ->
                            search(by, query, asked.getT1(), asked.getT2()).fetch(FIRST_FETCH));
        });
    }

    private Mono<Void> catchUp(Optional<VectorLeg> leg, Scope scope) {
        return Flux.fromIterable(scope.collections())
                .flatMap(collection -> legs.reached(leg, collection.id(), collection.sequence()))
                .then()
                .timeout(CATCH_UP, Mono.empty());
    }

    private Search search(Principal by, Query query, Scope scope, Optional<MeaningSearch> meaning) {
        Optional<MeaningSearch> current = meaning.filter(MeaningSearch::current);
        Map<Long, Long> sequences = scope.collections().stream()
                .map(ReadableCollection::id)
                .collect(toMap(collection -> collection, collection -> sequence(current, collection)));
        return new Search(by, query, scope, sequences, current);
    }

    /** What both legs have applied; words alone decide where vectors take no part. */
    private long sequence(Optional<MeaningSearch> meaning, long collection) {
        long words = legs.follower().applied().of(collection);
        return meaning.map(there -> Math.min(words, there.applied().of(collection)))
                .orElse(words);
    }

    /** One question, with everything about it decided. */
    private final class Search {

        private final Principal by;
        private final Query query;
        private final Scope scope;
        private final Map<Long, Long> sequences;
        private final Optional<MeaningSearch> meaning;

        Search(Principal by, Query query, Scope scope, Map<Long, Long> sequences, Optional<MeaningSearch> meaning) {
            this.by = by;
            this.query = query;
            this.scope = scope;
            this.sequences = sequences;
            this.meaning = meaning;
        }

        Mono<Retrieval> fetch(int limit) {
            Mono<List<Hit>> byWords = legs.words().search(query.text(), scope, limit);
            Mono<Optional<List<Hit>>> byVectors =
                    meaning.map(there -> there.search(scope, limit)).orElse(Mono.just(Optional.of(List.of())));
            return Mono.zip(byWords, byVectors)
                    .flatMap(found -> found.getT2()
                            .map(hits -> fuse(limit, found.getT1(), hits))
                            .orElseGet(() -> withoutVectors().fetch(limit)));
        }

        private Mono<Retrieval> fuse(int limit, List<Hit> byWords, List<Hit> byVectors) {
            boolean exhausted = byWords.size() < limit && byVectors.size() < limit;
            return hydrate(fusion.fuse(byWords, byVectors))
                    .flatMap(found -> isLost(byVectors, found).flatMap(lost -> {
                        if (lost) {
                            return withoutVectors().fetch(limit);
                        }
                        return found.size() >= query.topK() || exhausted || limit >= LARGEST_FETCH
                                ? Mono.just(retrieval(found))
                                : fetch(Math.min(limit * MORE, LARGEST_FETCH));
                    }));
        }

        /**
         * Whether no vectors were found because the index holds nothing any more. The nearest ones are always found, so
         * that passages found by words alone prove it; without those the index is asked, since there may be nothing that
         * the asker may read.
         */
        private Mono<Boolean> isLost(List<Hit> byVectors, List<Passage> found) {
            if (meaning.isEmpty() || !byVectors.isEmpty()) {
                return Mono.just(false);
            }
            MeaningSearch there = meaning.get();
            return (found.isEmpty() ? there.holdsLess(sequences) : Mono.just(true)).doOnNext(lost -> {
                if (lost) {
                    there.doubt();
                }
            });
        }

        private Search withoutVectors() {
            return search(by, query, scope, Optional.empty());
        }

        private Mono<List<Passage>> hydrate(List<Candidate> candidates) {
            return chunks.visible(
                            by,
                            sequences,
                            candidates.stream().map(Candidate::chunk).toList())
                    .map(visible -> visible.stream()
                            .collect(toMap(found -> found.chunk().id(), found -> found)))
                    .map(visible -> ranked(candidates, visible));
        }

        private List<Passage> ranked(List<Candidate> candidates, Map<ChunkId, VisibleChunk> visible) {
            List<Candidate> best = candidates.stream()
                    .filter(candidate -> visible.containsKey(candidate.chunk()))
                    .limit(query.topK())
                    .toList();
            return IntStream.range(0, best.size())
                    .mapToObj(i -> passage(i + 1, best.get(i), visible))
                    .toList();
        }

        private Passage passage(int rank, Candidate candidate, Map<ChunkId, VisibleChunk> visible) {
            double score = 1 / (1 + Math.exp(-candidate.score() / SPREAD));
            OptionalDouble cosine = meaning.filter(MeaningSearch::bundled).isPresent()
                    ? OptionalDouble.of(candidate.cosine())
                    : OptionalDouble.empty();
            return new Passage(rank, score, cosine, Objects.requireNonNull(visible.get(candidate.chunk())));
        }

        private Retrieval retrieval(List<Passage> passages) {
            Map<String, Long> corpusVersion = scope.collections().stream()
                    .collect(toMap(
                            ReadableCollection::name, c -> Objects.requireNonNullElse(sequences.get(c.id()), 0L)));
            return new Retrieval(passages, corpusVersion, meaning.isPresent() ? List.of() : WITHOUT_VECTORS);
        }
    }
}
