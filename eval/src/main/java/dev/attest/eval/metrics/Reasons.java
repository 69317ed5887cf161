package dev.attest.eval.metrics;

import dev.attest.eval.Score;

/** Why there is nothing to measure. */
final class Reasons {

    static final Score NOTHING_ANSWERED = Score.notApplicable("Nothing was answered.");
    static final Score NO_REFERENCE = Score.notApplicable(
            "The documents do not hold the answer, so there is no reference to compare with; the abstention metrics count this sample.");
    static final Score NO_GOLD =
            Score.notApplicable("The documents do not hold the answer, so there is no gold place to find.");
    static final Score NO_CLAIMS = Score.notApplicable("The answer makes no claims.");
    static final Score NO_REFERENCE_CLAIMS = Score.notApplicable("The reference answer makes no claims.");

    /** What a target does not report cannot be missing. */
    static final Score NO_PASSAGES = Score.notApplicable("The target does not report which passages it answers from.");

    static final Score NO_SOURCES =
            Score.notApplicable("The target reports neither citations nor the passages it answers from.");
    static final Score NO_USAGE = Score.notApplicable("The target does not report how many tokens it took.");

    private Reasons() {}
}
