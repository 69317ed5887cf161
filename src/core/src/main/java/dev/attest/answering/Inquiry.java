package dev.attest.answering;

import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Retrieval;
import dev.attest.tenancy.Principal;
import java.time.Duration;
import java.util.List;

/**
 * A question with what was found for it.
 *
 * @param watch running since the question was asked
 * @param retrieved what it showed when the passages were there
 */
record Inquiry(Principal by, Question question, Retrieval retrieval, Stopwatch watch, Duration retrieved) {

    /** How long a model may take to begin: two thirds of the time left after retrieval. */
    Duration patience() {
        Duration left = question.allowed().minus(retrieved);
        return left.isNegative() ? Duration.ZERO : left.multipliedBy(2).dividedBy(3);
    }

    String text() {
        return question.text();
    }

    List<Passage> passages() {
        return retrieval.passages();
    }
}
