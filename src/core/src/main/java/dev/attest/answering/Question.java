package dev.attest.answering;

import dev.attest.retrieval.Query;
import java.time.Duration;

/**
 * What someone asks.
 *
 * @param query the words, where to look, and how many passages to consider
 * @param mode how the answer comes about
 * @param policy what happens to unsupported sentences
 * @param allowed time for the whole answer, after which nobody waits for it any more
 */
public record Question(Query query, Mode mode, Policy policy, Duration allowed) {

    public Question {
        if (allowed.isNegative() || allowed.isZero()) {
            throw new IllegalArgumentException("An answer takes time, more than " + allowed);
        }
    }

    public String text() {
        return query.text();
    }

    /** How an answer comes about. */
    public enum Mode {
        /** Generative when a language model is configured, else extractive. */
        AUTO,
        GENERATIVE,
        /** In the documents' own sentences. */
        EXTRACTIVE
    }

    /** What happens to sentences that their citations do not support. */
    public enum Policy {
        /** They stay, with their support beside them. */
        FLAG,
        /** They are left out. */
        STRIP
    }
}
