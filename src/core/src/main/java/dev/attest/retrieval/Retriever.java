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
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds passages by words and by meaning, inside what the asker may read, at one sequence of each collection. */
public final class Retriever {

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
    private final Embedder embedder;
    private final KeywordIndex words;
    private final VectorIndex vectors;
    private final List<IndexFollower> followers;
    private final ScoreFusion fusion = ScoreFusion.DEFAULT;

    /**
     * A retriever over both legs.
     *
     * @param followers the ones that keep the two indexes up to date
     */
    public Retriever(
            Collections collections,
            Chunks chunks,
            Embedder embedder,
            KeywordIndex words,
            VectorIndex vectors,
            List<IndexFollower> followers) {
        this.collections = collections;
        this.chunks = chunks;
        this.embedder = embedder;
        this.words = words;
        this.vectors = vectors;
        this.followers = List.copyOf(followers);
    }

    /** The passages for a question; fails as {@link Collections#scope} does. */
    public Mono<Retrieval> retrieve(Principal by, Query query) {
        return collections
                .scope(by, query.collections())
                .map(Scope::new)
                .delayUntil(this::catchUp)
                .zipWith(embedder.question(query.text()))
                .flatMap(asked -> new Search(by, query, asked.getT1(), asked.getT2(), sequences(asked.getT1()))
                        .fetch(FIRST_FETCH));
    }

    private Mono<Void> catchUp(Scope scope) {
        return Flux.fromIterable(scope.collections())
                .flatMap(c -> Flux.fromIterable(followers).flatMap(f -> f.reached(c.id(), c.sequence())))
                .then()
                .timeout(CATCH_UP, Mono.empty());
    }

    private Map<Long, Long> sequences(Scope scope) {
        return scope.collections().stream().collect(toMap(ReadableCollection::id, this::sequence));
    }

    private long sequence(ReadableCollection collection) {
        return followers.stream()
                .mapToLong(follower -> follower.applied().of(collection.id()))
                .min()
                .orElse(0);
    }

    /** One question, with everything about it decided. */
    private final class Search {

        private final Principal by;
        private final Query query;
        private final Scope scope;
        private final float[] vector;
        private final Map<Long, Long> sequences;

        Search(Principal by, Query query, Scope scope, float[] vector, Map<Long, Long> sequences) {
            this.by = by;
            this.query = query;
            this.scope = scope;
            this.vector = vector;
            this.sequences = sequences;
        }

        Mono<Retrieval> fetch(int limit) {
            return Mono.zip(words.search(query.text(), scope, limit), vectors.search(vector, scope, limit))
                    .flatMap(legs -> {
                        boolean exhausted =
                                legs.getT1().size() < limit && legs.getT2().size() < limit;
                        return hydrate(fusion.fuse(legs.getT1(), legs.getT2()))
                                .flatMap(found -> found.size() >= query.topK() || exhausted || limit >= LARGEST_FETCH
                                        ? Mono.just(retrieval(found))
                                        : fetch(Math.min(limit * MORE, LARGEST_FETCH)));
                    });
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
            return new Passage(rank, score, candidate.cosine(), Objects.requireNonNull(visible.get(candidate.chunk())));
        }

        private Retrieval retrieval(List<Passage> passages) {
            Map<String, Long> corpusVersion = scope.collections().stream()
                    .collect(toMap(
                            ReadableCollection::name, c -> Objects.requireNonNullElse(sequences.get(c.id()), 0L)));
            return new Retrieval(passages, corpusVersion, List.of());
        }
    }
}
