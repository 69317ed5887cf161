package dev.attest.judging;

import java.util.List;

/** A machine's assessment of one sentence. */
public sealed interface Verdict {

    /** What a judge concludes; where its thresholds lie is its own affair. */
    enum Outcome {
        SUPPORTED,
        UNSUPPORTED,
        /** Too close to call; a person should look. */
        UNCERTAIN
    }

    /**
     * The sentence was assessed.
     *
     * @param support probability, 0 to 1, that the sentence follows from its sources
     * @param reasons what speaks against it, for people, weightiest first; none for a supported sentence
     */
    record Measured(double support, Outcome outcome, List<String> reasons) implements Verdict {

        public Measured {
            if (!(support >= 0 && support <= 1)) {
                throw new IllegalArgumentException("Support is a probability, not " + support);
            }
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty() != (outcome == Outcome.SUPPORTED)) {
                throw new IllegalArgumentException("Reasons are given unless a sentence is supported: " + reasons);
            }
        }

        /** Whether support is likelier than not, for who must have one of two answers. */
        public boolean isLikely() {
            return support >= 0.5;
        }

        /** Nothing speaks against the sentence. */
        public static Measured supported(double support) {
            return new Measured(support, Outcome.SUPPORTED, List.of());
        }
    }

    /**
     * The sentence was not assessed, which is neither a pass nor a failure.
     *
     * @param reason for people
     */
    record Unmeasured(String reason) implements Verdict {}
}
