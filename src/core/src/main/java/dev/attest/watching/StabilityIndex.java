package dev.attest.watching;

import java.util.List;

/**
 * The population stability index of two histograms: the sum over their bins of {@code (p - q) ln(p / q)}, with the shares p
 * of what is seen and q of what was expected. As in N. Siddiqi, <i>Credit Risk Scorecards</i> (Wiley, 2006), where below 0.1
 * nothing has changed, from 0.25 on much has.
 *
 * <p>A bin of k with n of N values has the share {@code (n + 1/2) / (N + k/2)}: half a value is added to every bin, so that
 * empty bins do not make the sum infinite, and what is added fades as more is counted.
 *
 * <p>When nothing has changed, the index of N values against M expected ones is about {@code (1/N + 1/M)} times a chi-squared
 * variable with k - 1 degrees of freedom: B. Yurdakul, <i>Statistical Properties of Population Stability Index</i> (Western
 * Michigan University, 2018).
 */
final class StabilityIndex {

    static final double MODERATE = 0.1;
    static final double MAJOR = 0.25;

    private static final double ADDED = 0.5;
    /** The one-sided 95 % quantile of the normal distribution. */
    private static final double Z = 1.644854;

    private StabilityIndex() {}

    /** From 0; of as many bins each. */
    static double of(List<Long> expected, List<Long> seen) {
        double expectedTotal = total(expected) + ADDED * expected.size();
        double seenTotal = total(seen) + ADDED * seen.size();
        double index = 0;
        for (int bin = 0; bin < expected.size(); bin++) {
            double q = (expected.get(bin) + ADDED) / expectedTotal;
            double p = (seen.get(bin) + ADDED) / seenTotal;
            index += (p - q) * Math.log(p / q);
        }
        return index;
    }

    /** What the index stays below with a probability of 95 % when nothing has changed; both not empty. */
    static double byChance(List<Long> expected, List<Long> seen) {
        return (1.0 / total(expected) + 1.0 / total(seen)) * chiSquared(expected.size() - 1);
    }

    /** The 95 % quantile, by E. B. Wilson and M. M. Hilferty, <i>The distribution of chi-square</i> (PNAS 17, 1931). */
    private static double chiSquared(int freedom) {
        if (freedom == 0) {
            return 0;
        }
        double part = 2.0 / (9.0 * freedom);
        return freedom * Math.pow(1 - part + Z * Math.sqrt(part), 3);
    }

    static long total(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
