package dev.attest.retrieval;

import dev.attest.documents.Span;

/**
 * The sentence of a passage that is nearest to a question.
 *
 * @param span where it stands
 * @param cosine between question and sentence by the bundled encoder, the sentence being encoded in its passage
 */
public record NearestSentence(Span span, double cosine) {}
