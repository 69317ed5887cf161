package dev.attest.retrieval;

/**
 * All that one pass of the encoder makes of a passage.
 *
 * @param passage the vector of the whole, of unit length
 * @param tokens those of its tokens, each encoded in its context
 */
public record Encoding(float[] passage, TokenVectors tokens) {}
