package dev.attest.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The percentile bootstrap (Efron and Tibshirani, An introduction to the bootstrap, 1993): what a figure would have been on
 * as many units drawn from the measured ones with replacement, 2,000 times.
 *
 * <p>Units are questions, or groups of claims that share their source. The resamples depend only on a set's name and its
 * number of units.
 */
public final class Bootstrap {

    static final int RESAMPLES = 2_000;
    private static final long SEED = 7;

    private final int[][] units;
    private final int[][] resamples;
    private final int n;

    private Bootstrap(String set, int[][] units) {
        this.units = units;
        this.n = Arrays.stream(units).mapToInt(unit -> unit.length).sum();
        var random = new Random(SEED + set.hashCode());
        this.resamples = new int[RESAMPLES][];
        Arrays.setAll(resamples, i -> items(random.ints(units.length, 0, units.length)));
    }

    /** Over single items, as questions are. */
    public static Bootstrap overItems(String set, int items) {
        return new Bootstrap(
                set, IntStream.range(0, items).mapToObj(i -> new int[] {i}).toArray(int[][]::new));
    }

    /**
     * Over groups, which are drawn as a whole.
     *
     * @param groups the group of each item
     */
    public static Bootstrap overGroups(String set, List<String> groups) {
        int[][] units = groups.stream()
                .distinct()
                .map(group -> IntStream.range(0, groups.size())
                        .filter(i -> groups.get(i).equals(group))
                        .toArray())
                .toArray(int[][]::new);
        return new Bootstrap(set, units);
    }

    private int[] items(IntStream drawn) {
        return drawn.flatMap(unit -> Arrays.stream(units[unit])).toArray();
    }

    /** The figure over all items, and over each resample of them. */
    public Estimate of(ToDoubleFunction<int[]> figure) {
        double[] resampled = new double[RESAMPLES];
        Arrays.setAll(resampled, i -> figure.applyAsDouble(resamples[i]));
        return new Estimate(figure.applyAsDouble(IntStream.range(0, n).toArray()), resampled, n);
    }

    /** The mean of a value each item has. */
    public Estimate mean(double[] values) {
        return of(items ->
                Arrays.stream(items).mapToDouble(i -> values[i]).average().orElse(Double.NaN));
    }

    /** The values of the drawn items. */
    public static double[] drawn(double[] values, int[] items) {
        return Arrays.stream(items).mapToDouble(i -> values[i]).toArray();
    }

    /** As {@link #drawn(double[], int[])}. */
    public static boolean[] drawn(boolean[] values, int[] items) {
        boolean[] drawn = new boolean[items.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = values[items[i]];
        }
        return drawn;
    }
}
