package dev.attest.retrieval;

import java.util.Set;
import reactor.core.publisher.Mono;

/** Vector indexes, one for each embedding model, since vectors of two models cannot be compared. */
public interface VectorIndexes {

    /** The index of a model, the same one for the same model; empty when nothing was ever applied to it. */
    VectorIndex of(EmbeddingModel model);

    /** Forgets everything of a model, also of one this process never used; no error when there is nothing of it. */
    Mono<Void> drop(String model);

    /** The names of the models of which something is applied, by whichever process. */
    Mono<Set<String>> models();

    /**
     * Whether all processes that share the ledger share these indexes. Then only one of them writes at a time, and
     * {@link ChunkIndex#applied()} must be asked again to see what the others wrote, or that the index was lost.
     */
    boolean shared();
}
