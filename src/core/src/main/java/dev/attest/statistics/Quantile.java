package dev.attest.statistics;

import java.util.Arrays;

/** Quantiles by the nearest rank. */
public final class Quantile {

    private Quantile() {}

    /**
     * The least value that at least this share of the values does not exceed; NaN without values.
     *
     * @param share from 0 to 1
     */
    public static double of(double share, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
