package dev.attest.retrieval;

import java.util.List;
import reactor.core.publisher.Mono;

/** Finds chunks by the nearness of their vectors. */
public interface VectorIndex extends ChunkIndex {

    /**
     * The nearest chunks to a vector of unit length, best first, at most {@code limit}; the score is the cosine. Only
     * chunks inside the scope are ranked. Chunks of inactive versions may be among them: the caller hydrates.
     */
    Mono<List<Hit>> search(float[] question, Scope scope, int limit);
}
