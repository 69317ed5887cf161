package dev.attest.retrieval;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a passage bears on a question, and so why it ranks where it does. What was not compared is empty, not zero.
 *
 * @param words how the leg of words found it; empty when it did not
 * @param vectors how the leg of vectors found it; empty when it did not
 * @param cosine between question and passage by the bundled encoder, also where words alone found it
 * @param sentence the passage's sentence nearest to the question
 * @param fused the weighted sum of the standard scores it is ranked by: unbounded, 0 on average over the candidates
 */
public record Relevance(
        Optional<LegHit> words,
        Optional<LegHit> vectors,
        OptionalDouble cosine,
        Optional<NearestSentence> sentence,
        double fused) {

    /** With the sentence at its place in the document, for a passage that begins there. */
    Relevance from(int start) {
        return new Relevance(
                words,
                vectors,
                cosine,
                sentence.map(nearest -> new NearestSentence(nearest.span().shift(start), nearest.cosine())),
                fused);
    }
}
