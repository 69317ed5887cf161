package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * The multi-vectors of chunks, near at hand; of the newest view of the index. A chunk without one, or unknown, is missing.
 */
public interface MultiVectors {

    /** Whole, with the tokens, of which there are about 10 KB a chunk: for the few candidates that are compared closely. */
    Mono<Map<ChunkId, MultiVector>> find(Collection<ChunkId> chunks);

    /** Of each that {@link #find} finds the vector of the whole passage alone: for every candidate of every question. */
    Mono<Map<ChunkId, QuantizedVector>> passages(Collection<ChunkId> chunks);
}
