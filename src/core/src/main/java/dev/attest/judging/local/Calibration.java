package dev.attest.judging.local;

import dev.attest.judging.Verdict.Outcome;

/**
 * Turns a score into a probability (Platt, 1999), and a probability into one of three outcomes.
 *
 * @param slope of the score in the log odds
 * @param offset of the log odds
 * @param supported the least probability called supported
 * @param unsupported the least probability not called unsupported, at most {@code supported}
 */
public record Calibration(double slope, double offset, double supported, double unsupported) {

    /** Scores are log odds as they are, and every sentence is one or the other. */
    public static final Calibration NONE = new Calibration(1, 0, 0.5, 0.5);

    public Calibration {
        if (!(0 <= unsupported && unsupported <= supported && supported <= 1)) {
            throw new IllegalArgumentException(
                    "Thresholds are probabilities in order, not " + unsupported + " and " + supported);
        }
    }

    public double probability(double score) {
        return 1 / (1 + Math.exp(-(slope * score + offset)));
    }

    public Outcome outcome(double probability) {
        if (probability >= supported) {
            return Outcome.SUPPORTED;
        }
        return probability < unsupported ? Outcome.UNSUPPORTED : Outcome.UNCERTAIN;
    }
}
