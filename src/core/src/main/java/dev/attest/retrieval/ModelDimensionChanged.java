package dev.attest.retrieval;

import dev.attest.documents.ServingModel;

/** An embedding model gives vectors of another length than under the same name before, so it is another model. */
public final class ModelDimensionChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelDimensionChanged(ServingModel before, EmbeddingModel now) {
        super(
                "The embedding model " + now.name() + " gives vectors of " + now.dimension()
                        + " numbers, but the ledger's were of " + before.dimension()
                        + ". One name stands for one model: give this one a name of its own, or set ATTEST_EMBEDDING_MODEL back");
    }
}
