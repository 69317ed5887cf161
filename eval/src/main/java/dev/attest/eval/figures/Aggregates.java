package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.statistics.Quantile;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** How the values of samples become one. */
final class Aggregates {

    private Aggregates() {}

    /**
     * Of values, at least one.
     *
     * @param n how many values there are. A sum is the mean of what was drawn times it: what as many samples sum up to, and
     *     not how many samples the groups drawn happen to have.
     */
    static ToDoubleFunction<double[]> of(Aggregate aggregate, int n) {
        return switch (aggregate) {
            case MEAN -> Aggregates::mean;
            case P50 -> values -> Quantile.of(0.5, values);
            case P95 -> values -> Quantile.of(0.95, values);
            case SUM -> values -> mean(values) * n;
        };
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
