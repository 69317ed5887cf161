package dev.attest.retrieval;

import dev.attest.documents.Span;

/**
 * How well the words of a question are met in a passage ({@link MaxSim}).
 *
 * @param sentence where the sentence stands that meets them best
 * @param score of that sentence, -1 to 1
 * @param whole of the whole passage, -1 to 1
 */
public record Match(Span sentence, double score, double whole) {

    /** With the sentence at its place in the document, for a passage that begins there. */
    Match from(int start) {
        return new Match(sentence.shift(start), score, whole);
    }
}
