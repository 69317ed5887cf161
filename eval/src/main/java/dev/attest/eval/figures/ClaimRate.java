package dev.attest.eval.figures;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Score.Measured;
import java.util.List;
import java.util.Optional;

/** Metrics that are rates of claims, so that a judge's errors on claims say how wrong they are. */
enum ClaimRate {
    /** The share of claims that the judge calls supported. */
    SUPPORTED("groundedness"),
    /** The share that it does not. */
    UNSUPPORTED("hallucination");

    private static final double ROUNDING = 1e-9;

    private final String metric;

    ClaimRate(String metric) {
        this.metric = metric;
    }

    /**
     * The rate that a metric is; none for other metrics, and none when a score is not that share of its verdicts, since the
     * correction would then be one of something else.
     */
    static Optional<ClaimRate> of(String metric, List<ScoredSample> samples) {
        List<Measured> judged = samples.stream()
                .map(scored -> Scores.of(scored.scores(), metric))
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .filter(score -> !score.verdicts().isEmpty())
                .toList();
        return List.of(values()).stream()
                .filter(rate -> rate.metric.equals(metric) && !judged.isEmpty())
                .filter(rate -> judged.stream().allMatch(rate::isThatOf))
                .findFirst();
    }

    private boolean isThatOf(Measured score) {
        long supported =
                score.verdicts().stream().filter(ClaimVerdict::isSupported).count();
        double share = (double) supported / score.verdicts().size();
        return Math.abs(score.value() - (this == SUPPORTED ? share : 1 - share)) < ROUNDING;
    }
}
