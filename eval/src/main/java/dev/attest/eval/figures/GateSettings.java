package dev.attest.eval.figures;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.MetricInfo;
import java.util.List;

/**
 * What a run must not fall short of.
 *
 * @param metrics names of those guarded; when empty, those of {@link #USUAL} that the run has
 * @param margin greatest drop against the baseline that is put up with: of shares as it stands, of other units as a share of
 *     the value before; not negative
 * @param floor least coverage, from 0 to 1
 */
public record GateSettings(List<String> metrics, double margin, double floor) {

    /** Guarded when none are named. */
    public static final List<String> USUAL = List.of(
            "groundedness",
            "correctness_f1",
            "citation_precision",
            "citation_recall",
            "correct_abstention",
            "recall@5");

    /** The usual metrics, a margin of 0.02, and a floor of 0.8. */
    public static final GateSettings DEFAULT = new GateSettings(List.of(), 0.02, 0.8);

    public GateSettings {
        metrics = List.copyOf(metrics);
        if (!(margin >= 0) || !(floor >= 0 && floor <= 1)) {
            throw new IllegalArgumentException(
                    "A margin is not negative, and a floor from 0 to 1: " + margin + ", " + floor);
        }
    }

    /** Whether the metrics were named, and not left to {@link #USUAL}. */
    public boolean named() {
        return !metrics.isEmpty();
    }

    /**
     * Those of a run's metrics that are guarded, in the run's order.
     *
     * @throws EvalFailure when the run does not have one that was named; better asked before a run than after it
     */
    public List<MetricInfo> guarded(List<MetricInfo> run) {
        List<String> known = run.stream().map(MetricInfo::name).toList();
        List<String> unknown =
                metrics.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new EvalFailure("the gate guards %s, which the run does not measure; it measures %s."
                    .formatted(String.join(", ", unknown), String.join(", ", known)));
        }
        List<String> wanted = named() ? metrics : USUAL;
        return run.stream().filter(metric -> wanted.contains(metric.name())).toList();
    }
}
