package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The multi-vectors of chunks, near at hand: read for every candidate of every question. */
public interface MultiVectors {

    /** Those there are, of the newest view of the index; a chunk without one, or unknown, is missing. */
    Mono<Map<ChunkId, MultiVector>> find(Collection<ChunkId> chunks);
}
