package dev.attest.judging;

/** A machine's assessment of one sentence. */
public sealed interface Verdict {

    /**
     * The sentence was assessed.
     *
     * @param support probability, 0 to 1, that the sentence follows from its sources
     */
    record Measured(double support) implements Verdict {

        public Measured {
            if (!(support >= 0 && support <= 1)) {
                throw new IllegalArgumentException("Support is a probability, not " + support);
            }
        }
    }

    /**
     * The sentence was not assessed, which is neither a pass nor a failure.
     *
     * @param reason for people
     */
    record Unmeasured(String reason) implements Verdict {}
}
