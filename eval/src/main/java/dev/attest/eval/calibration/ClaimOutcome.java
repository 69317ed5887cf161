package dev.attest.eval.calibration;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judged;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Decisions;
import dev.attest.statistics.RiskCoverage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one judge made of the claims of one file.
 *
 * @param lines see {@link ClaimMeasures}
 */
record ClaimOutcome(String system, Labels.Claims labels, List<ClaimTrial> trials, Decided decided, List<Line> lines)
        implements Outcome {

    static ClaimOutcome of(String system, Labels.Claims labels, List<ClaimTrial> trials) {
        var decided = new Decided(trials);
        return new ClaimOutcome(
                system, labels, trials, decided, new ClaimMeasures(system, labels, trials, decided).lines());
    }

    /** Of the measured claims. */
    Decisions decisions() {
        return decided.decisions(decided.all());
    }

    int unmeasured(boolean supported) {
        return (int) trials.stream()
                .filter(trial -> !trial.isMeasured() && trial.claim().supported() == supported)
                .count();
    }

    @Override
    public int unmeasured() {
        return unmeasured(true) + unmeasured(false);
    }

    @Override
    public Optional<String> whyUnmeasured() {
        return Reasons.commonest(trials.stream().map(ClaimTrial::said));
    }

    /** The share of wrong decisions among the surest one, two, and so on to all that were measured. */
    double[] riskCoverage() {
        int[] known = decided.known();
        return RiskCoverage.curve(Bootstrap.drawn(decided.sureness, known), Bootstrap.drawn(decided.wrong, known));
    }

    @Override
    public List<Miss> misses() {
        return IntStream.range(0, trials.size())
                .filter(i -> decided.wrong[i])
                .mapToObj(i -> miss(trials.get(i), decided.sureness[i]))
                .toList();
    }

    private Miss miss(ClaimTrial trial, double sureness) {
        ClaimVerdict verdict = ((Judged.Of<ClaimVerdict>) trial.said()).value();
        String said = "the judge says %s, people %s: “%s”%s"
                .formatted(
                        Words.of(verdict.label()),
                        trial.claim().supported() ? "supported" : "not supported",
                        Words.cut(trial.claim().claim()),
                        verdict.explanation().isBlank() ? "" : " – " + Words.cut(verdict.explanation()));
        return new Miss(labels.name(), trial.claim().id(), sureness, said);
    }
}
