package dev.attest.retrieval;

import reactor.core.publisher.Mono;

/** The writing side of an index: it follows the ledger's change log and can be thrown away and rebuilt from it. */
public interface ChunkIndex {

    /**
     * Applies changes. Searches see them once this completes. Idempotent: applying the same changes again, or changes
     * the index already holds, alters nothing. Additions and deletions at or below the sequence applied so far are skipped
     * as a whole, so that a replay cannot bring back what was deleted; retired versions are always forgotten.
     */
    Mono<Void> apply(IndexChanges changes);

    /** Forgets a whole collection; no error when it holds none of it. */
    Mono<Void> drop(long collectionId);

    /** The newest sequence of each collection that searches see; after a restart never ahead of what the index still holds. */
    Mono<AppliedSequences> applied();
}
