package dev.attest.documents;

/**
 * The embedding model whose vectors searches use.
 *
 * @param name as in {@link Embeddings}
 * @param dimension length of its vectors
 */
public record ServingModel(String name, int dimension) {

    public ServingModel {
        if (name.isBlank() || dimension < 1) {
            throw new IllegalArgumentException(
                    "An embedding model has a name and a dimension, not " + name + " and " + dimension);
        }
    }
}
