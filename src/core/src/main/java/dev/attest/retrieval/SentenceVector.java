package dev.attest.retrieval;

import dev.attest.documents.Span;

/**
 * A sentence in the context of its passage.
 *
 * @param span where it stands in the passage's text
 * @param vector the mean of its tokens' vectors, of unit length
 */
public record SentenceVector(Span span, QuantizedVector vector) {}
