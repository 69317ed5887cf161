package dev.attest.retrieval;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How a passage bears on a question, and so why it ranks where it does. What was not compared is empty, not zero.
 *
 * @param words how the leg of words found it; empty when it did not
 * @param vectors how the leg of vectors found it; empty when it did not
 * @param cosine between question and passage by the bundled encoder, also where words alone found it
 * @param match how well its words meet the question's; empty for candidates too far down to be compared closely
 * @param fused the weighted sum of the standard scores it is ranked by: unbounded, greater is better
 */
public record Relevance(
        Optional<LegHit> words, Optional<LegHit> vectors, OptionalDouble cosine, Optional<Match> match, double fused) {

    Relevance with(@Nullable Match found) {
        return new Relevance(words, vectors, cosine, Optional.ofNullable(found), fused);
    }

    Relevance fusedTo(double sum) {
        return new Relevance(words, vectors, cosine, match, sum);
    }

    /** With the sentence at its place in the document, for a passage that begins there. */
    Relevance from(int start) {
        return new Relevance(words, vectors, cosine, match.map(found -> found.from(start)), fused);
    }
}
