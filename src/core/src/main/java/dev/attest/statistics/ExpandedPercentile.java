package dev.attest.statistics;

import java.util.Arrays;
import java.util.Collection;

/**
 * A bootstrap's interval and test for few units. The plain percentile interval is too narrow by the factor √((n − 1) / n),
 * and knows nothing of the heavier tails of Student's t; so the share that is cut off at either end is not 2.5 % but
 * Φ(−√(n / (n − 1)) · t) with t the 97.5 % quantile at n − 1 degrees of freedom (Hesterberg, What teachers should know about
 * the bootstrap, 2015, expanded percentile interval). For many units both are the same.
 *
 * @param estimate a figure, or the difference of two
 * @param units how many were drawn from, counted as {@link #effective}
 */
public record ExpandedPercentile(Estimate estimate, double units) {

    private static final double SHARE = 0.975;
    private static final int FEW = 10;

    /** Standard deviations; what is farther is as certain as can be. */
    private static final double FAR = 8;

    /**
     * How many groups of one size would tell as much as these: (Σ size)² / Σ size² (Kish, Survey sampling, 1965), since a mean
     * over one large group and nine small ones rests on little more than one.
     */
    public static double effective(Collection<Integer> sizes) {
        double all = sizes.stream().mapToDouble(size -> size).sum();
        return all
                * all
                / sizes.stream().mapToDouble(size -> (double) size * size).sum();
    }

    /** Lower bound of the 95 % interval; with fewer than two units, the least that any resample gave. */
    public double low() {
        return Quantile.of(cut(), estimate.defined());
    }

    /** Upper bound. */
    public double high() {
        return Quantile.of(1 - cut(), estimate.defined());
    }

    private double cut() {
        return units < 2 ? 0 : Normal.cdf(-Math.sqrt(units / (units - 1)) * StudentT.quantile(SHARE, units - 1));
    }

    /**
     * Two-sided p value for a difference of 0, which is below 0.05 when the interval leaves 0 out: by the same correction,
     * from how many standard deviations 0 is away. That is the normal quantile of the share of resamples at 0 or beyond it,
     * seen from the estimate, counting one resample more than there were, (1 + beyond) / (1 + all), so that p is never 0
     * (Davison and Hinkley, Bootstrap methods and their application, 1997, 4.2). Fewer than ten beyond tell no share: then it is
     * the estimate over the resamples' standard deviation, when that is farther. 1 with fewer than two units.
     */
    public double p() {
        double away = distance();
        return units < 2 || away <= 0 ? 1 : 2 * StudentT.cdf(-away * Math.sqrt((units - 1) / units), units - 1);
    }

    private double distance() {
        double[] resampled = estimate.defined();
        long beyond = Math.min(
                Arrays.stream(resampled).filter(x -> x <= 0).count(),
                Arrays.stream(resampled).filter(x -> x >= 0).count());
        double counted = -Normal.quantile(Math.min(0.5, (1.0 + beyond) / (1.0 + resampled.length)));
        return beyond >= FEW
                ? counted
                : Math.max(counted, Math.min(FAR, Math.abs(estimate.value()) / deviation(resampled)));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Math.sqrt(Arrays.stream(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(Double.NaN));
    }
}
