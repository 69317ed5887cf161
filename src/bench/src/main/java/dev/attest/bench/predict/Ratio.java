package dev.attest.bench.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The median of ratios of paired rounds.
 *
 * @param low of the 95 % interval of a bootstrap over rounds
 */
record Ratio(double median, double low, double high, int rounds) {

    private static final int RESAMPLES = 5_000;
    private static final long SEED = 7;

    /** @param ratios one a round, at least one */
    static Ratio of(List<Double> ratios) {
        var random = new Random(SEED);
        double[] medians = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            medians[i] = median(random.ints(ratios.size(), 0, ratios.size())
                    .mapToDouble(ratios::get)
                    .toArray());
        }
        Arrays.sort(medians);
        return new Ratio(
                median(ratios.stream().mapToDouble(Double::doubleValue).toArray()),
                medians[(int) (.025 * RESAMPLES)],
                medians[(int) (.975 * RESAMPLES) - 1],
                ratios.size());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
