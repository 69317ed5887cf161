package dev.attest.eval.calibration;

import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.JudgeError.Interval;
import dev.attest.statistics.Decisions;
import org.jspecify.annotations.Nullable;

/** A judge's errors in the form that runs read. */
final class Errors {

    static final String CLAIMS = "claims";

    private Errors() {}

    static JudgeError of(ClaimOutcome outcome, boolean synthetic) {
        Decisions decisions = outcome.decisions();
        return new JudgeError(
                outcome.system(),
                outcome.labels().name(),
                outcome.labels().fingerprint(),
                CLAIMS,
                synthetic,
                outcome.labels().size(),
                outcome.unmeasured(),
                decisions.truePositives(),
                decisions.falsePositives(),
                decisions.trueNegatives(),
                decisions.falseNegatives(),
                interval(outcome, ClaimMeasures.BALANCED_ACCURACY),
                interval(outcome, ClaimMeasures.KAPPA),
                interval(outcome, ClaimMeasures.AUC),
                interval(outcome, ClaimMeasures.SENSITIVITY),
                interval(outcome, ClaimMeasures.SPECIFICITY),
                interval(outcome, ClaimMeasures.THRESHOLD));
    }

    private static @Nullable Interval interval(ClaimOutcome outcome, String measure) {
        Line line = outcome.lines().stream()
                .filter(candidate -> candidate.measure().equals(measure))
                .findFirst()
                .orElseThrow();
        return line.isDefined() ? new Interval(line.value(), line.low(), line.high()) : null;
    }
}
