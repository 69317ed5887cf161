package dev.attest.retrieval;

import dev.attest.documents.Span;

/**
 * How much a word of a question tells.
 *
 * @param span where it stands in the question
 * @param weight inverse document frequency, above 0
 */
public record WordWeight(Span span, double weight) {}
