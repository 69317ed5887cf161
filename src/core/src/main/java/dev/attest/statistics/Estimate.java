package dev.attest.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A figure, and what it was on every resample of the units it was measured on. Estimates over the same units of one set
 * saw the same resamples, so that their difference is a paired one.
 *
 * @param value NaN where the figure is not defined, as the balanced accuracy on a single class
 * @param resampled one value a resample
 * @param n on how many questions or claims it was measured
 */
public record Estimate(double value, double[] resampled, int n) {

    /** Lower bound of the 95 % percentile interval. */
    public double low() {
        return Quantile.of(0.025, defined());
    }

    /** Upper bound. */
    public double high() {
        return Quantile.of(0.975, defined());
    }

    public boolean isDefined() {
        return !Double.isNaN(value);
    }

    /** The figure on the resamples on which it has a value. */
    double[] defined() {
        return Arrays.stream(resampled).filter(x -> !Double.isNaN(x)).toArray();
    }

    /** How much more than another of the same set. */
    public Estimate minus(Estimate other) {
        double[] differences = new double[resampled.length];
        Arrays.setAll(differences, i -> resampled[i] - other.resampled[i]);
        return new Estimate(value - other.value, differences, Math.min(n, other.n));
    }

    /** The mean over sets, each counting the same; NaN without any. */
    public static Estimate mean(List<Estimate> sets) {
        double[] means = new double
                [sets.stream().mapToInt(set -> set.resampled.length).min().orElse(0)];
        Arrays.setAll(means, i -> mean(sets.stream().mapToDouble(set -> set.resampled[i])));
        return new Estimate(
                mean(sets.stream().mapToDouble(Estimate::value)),
                means,
                sets.stream().mapToInt(Estimate::n).sum());
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }
}
