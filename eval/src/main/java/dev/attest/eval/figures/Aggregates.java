package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.statistics.Quantile;
import java.util.Arrays;

/** How the values of samples become one. */
final class Aggregates {

    private Aggregates() {}

    /** Of values, at least one. */
    static double of(Aggregate aggregate, double[] values) {
        return switch (aggregate) {
            case MEAN -> Arrays.stream(values).sum() / values.length;
            case SUM -> Arrays.stream(values).sum();
            case P50 -> Quantile.of(0.5, values);
            case P95 -> Quantile.of(0.95, values);
        };
    }
}
