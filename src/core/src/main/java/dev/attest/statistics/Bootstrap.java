package dev.attest.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The percentile bootstrap (Efron and Tibshirani, An introduction to the bootstrap, 1993): what a figure would have been on
 * as many units drawn from the measured ones with replacement, 2,000 times unless said otherwise.
 *
 * <p>Units are questions, or groups of claims that share their source. The resamples depend only on the seed, or the set's
 * name that stands for one, and the number of units. Where units are few, {@link ExpandedPercentile} gives the interval.
 */
public final class Bootstrap {

    public static final int RESAMPLES = 2_000;

    private static final long SEED = 7;

    private final int[][] units;
    private final int[][] drawn;
    private final int n;

    private Bootstrap(long seed, int times, int[][] units) {
        this.units = units;
        this.n = Arrays.stream(units).mapToInt(unit -> unit.length).sum();
        var random = new Random(seed);
        this.drawn = new int[times][];
        Arrays.setAll(drawn, i -> random.ints(units.length, 0, units.length).toArray());
    }

    /** Over single items, as questions are. */
    public static Bootstrap overItems(String set, int items) {
        return new Bootstrap(
                seed(set),
                RESAMPLES,
                IntStream.range(0, items).mapToObj(i -> new int[] {i}).toArray(int[][]::new));
    }

    /**
     * Over groups, which are drawn as a whole.
     *
     * @param groups the group of each item
     */
    public static Bootstrap overGroups(String set, List<String> groups) {
        return overGroups(seed(set), RESAMPLES, groups);
    }

    /**
     * As {@link #overGroups(String, List)}, from a seed of the caller's.
     *
     * @param times how many resamples: thousands for an interval, more for small p values; each is kept
     */
    public static Bootstrap overGroups(long seed, int times, List<String> groups) {
        int[][] units = groups.stream()
                .distinct()
                .map(group -> IntStream.range(0, groups.size())
                        .filter(i -> groups.get(i).equals(group))
                        .toArray())
                .toArray(int[][]::new);
        return new Bootstrap(seed, times, units);
    }

    private static long seed(String set) {
        return SEED + set.hashCode();
    }

    private int[] items(int[] drawn) {
        int[] items =
                new int[Arrays.stream(drawn).map(unit -> units[unit].length).sum()];
        int filled = 0;
        for (int unit : drawn) {
            System.arraycopy(units[unit], 0, items, filled, units[unit].length);
            filled += units[unit].length;
        }
        return items;
    }

    /** The figure over all items, and over each resample of them. */
    public Estimate of(ToDoubleFunction<int[]> figure) {
        double[] resampled = new double[drawn.length];
        Arrays.setAll(resampled, i -> figure.applyAsDouble(items(drawn[i])));
        return new Estimate(figure.applyAsDouble(IntStream.range(0, n).toArray()), resampled, n);
    }

    /** The mean of a value each item has. */
    public Estimate mean(double[] values) {
        return of(items ->
                Arrays.stream(items).mapToDouble(i -> values[i]).average().orElse(Double.NaN));
    }

    /**
     * The mean over the items that have a value, NaN standing for none; summed unit by unit, which is fast for units of many
     * items.
     */
    public Estimate meanOfPresent(double[] values) {
        double[] sums = new double[units.length];
        int[] counts = new int[units.length];
        for (int unit = 0; unit < units.length; unit++) {
            for (int item : units[unit]) {
                sums[unit] += Double.isNaN(values[item]) ? 0 : values[item];
                counts[unit] += Double.isNaN(values[item]) ? 0 : 1;
            }
        }
        double[] resampled = new double[drawn.length];
        Arrays.setAll(resampled, i -> mean(sums, counts, drawn[i]));
        int present = Arrays.stream(counts).sum();
        return new Estimate(Arrays.stream(sums).sum() / present, resampled, present);
    }

    private static double mean(double[] sums, int[] counts, int[] drawn) {
        double sum = 0;
        int count = 0;
        for (int unit : drawn) {
            sum += sums[unit];
            count += counts[unit];
        }
        return sum / count;
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
