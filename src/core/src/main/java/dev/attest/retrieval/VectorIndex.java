package dev.attest.retrieval;

import java.util.List;
import reactor.core.publisher.Mono;

/** Finds chunks by the nearness of their vectors. */
public interface VectorIndex extends ChunkIndex {

    /**
     * The nearest chunks to a vector of unit length, best first, at most {@code limit}; the score is the cosine. Only
     * chunks that the scope lets through are ranked, and when there are {@code limit} of them as many are found. Chunks of
     * inactive versions may be among them: the caller hydrates.
     */
    Mono<Nearest> nearest(float[] question, Scope scope, int limit);

    /** The hits of {@link #nearest} alone. */
    default Mono<List<Hit>> search(float[] question, Scope scope, int limit) {
        return nearest(question, scope, limit).map(Nearest::hits);
    }
}
