package dev.attest.retrieval;

/**
 * An embedding model.
 *
 * @param name changes whenever its vectors do
 * @param dimension length of its vectors
 * @param window the most tokens of a text it looks at, without special tokens
 */
public record EmbeddingModel(String name, int dimension, int window) {}
