package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a 95 % interval holds the truth, over sets drawn from a known distribution. The sets are seeded, so that the
 * outcome is always the same; 500 of them tell a share of 95 % to ± 2 points.
 */
class CoverageTest {

    private static final int SETS = 500;
    private static final int RESAMPLES = 400;

    /** What half of the variance of the grouped sets is: as much as questions on one document share at worst. */
    private static final double BETWEEN_GROUPS = 0.5;

    /** Values made from normal ones, and their true mean. */
    enum Kind {
        NORMAL(0),
        SKEWED(Math.exp(0.5)),
        YES_OR_NO(0.8);

        private final double mean;

        Kind(double mean) {
            this.mean = mean;
        }

        private double of(double normal) {
            return switch (this) {
                case NORMAL -> normal;
                case SKEWED -> Math.exp(normal);
                case YES_OR_NO -> normal < 0.8416212335729143 ? 1 : 0;
            };
        }
    }

    /** Ways to draw, and the interval that follows. */
    enum Way {
        GROUPS,
        PLAIN_GROUPS,
        ITEMS
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 60, 0.93", "NORMAL, 200, 0.93",
        "YES_OR_NO, 60, 0.93", "YES_OR_NO, 200, 0.93",
        "SKEWED, 60, 0.90", "SKEWED, 200, 0.92"
    })
    void holdsTheMeanOfIndependentItems(Kind kind, int n, double least) {
        assertThat(coverage(kind, spread(n, n), Way.GROUPS)).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 20, 100, 0.93", "NORMAL, 40, 200, 0.93",
        "YES_OR_NO, 20, 100, 0.92", "YES_OR_NO, 40, 200, 0.92",
        "SKEWED, 40, 200, 0.90"
    })
    void holdsTheMeanOfGroupedItemsWhenGroupsAreDrawn(Kind kind, int groups, int n, double least) {
        assertThat(coverage(kind, spread(groups, n), Way.GROUPS)).isGreaterThanOrEqualTo(least);
    }

    @Test
    void holdsTheMeanWhenOneGroupIsAsLargeAsManyOthers() {
        int[] uneven = IntStream.range(0, 140).map(i -> i < 30 ? 0 : i % 55).toArray();
        assertThat(coverage(Kind.NORMAL, uneven, Way.GROUPS)).isGreaterThanOrEqualTo(0.92);
    }

    /** Why groups are drawn: items drawn one by one pretend to know far more of the mean. */
    @ParameterizedTest
    @CsvSource({"NORMAL, 20, 100", "NORMAL, 40, 200", "YES_OR_NO, 20, 100"})
    void missesTheMeanOfGroupedItemsWhenItemsAreDrawn(Kind kind, int groups, int n) {
        assertThat(coverage(kind, spread(groups, n), Way.ITEMS)).isLessThan(0.87);
    }

    /** Why the percentile interval is widened. */
    @Test
    void thePlainPercentileIntervalIsTooNarrowForFewGroups() {
        assertThat(coverage(Kind.NORMAL, spread(10, 60), Way.PLAIN_GROUPS)).isLessThan(0.92);
        assertThat(coverage(Kind.NORMAL, spread(10, 60), Way.GROUPS)).isGreaterThanOrEqualTo(0.93);
    }

    private static int[] spread(int groups, int n) {
        return IntStream.range(0, n).map(i -> i % groups).toArray();
    }

    private static double coverage(Kind kind, int[] groups, Way way) {
        var random = new Random(20_260_101);
        long held = IntStream.range(0, SETS)
                .filter(set -> holds(kind, values(kind, groups, random), groups, way, set))
                .count();
        return held / (double) SETS;
    }

    private static double[] values(Kind kind, int[] groups, Random random) {
        double[] shared =
                random.doubles(groups.length).map(x -> random.nextGaussian()).toArray();
        return Arrays.stream(groups)
                .mapToDouble(group -> Math.sqrt(BETWEEN_GROUPS) * shared[group]
                        + Math.sqrt(1 - BETWEEN_GROUPS) * random.nextGaussian())
                .map(kind::of)
                .toArray();
    }

    private static boolean holds(Kind kind, double[] values, int[] groups, Way way, long seed) {
        List<String> drawn = IntStream.range(0, groups.length)
                .mapToObj(i -> String.valueOf(way == Way.ITEMS ? i : groups[i]))
                .toList();
        Estimate estimate = Bootstrap.overGroups(seed, RESAMPLES, drawn).meanOfPresent(values);
        if (way == Way.PLAIN_GROUPS) {
            return estimate.low() <= kind.mean && kind.mean <= estimate.high();
        }
        var interval = new ExpandedPercentile(estimate, units(drawn));
        return interval.low() <= kind.mean && kind.mean <= interval.high();
    }

    private static double units(List<String> groups) {
        return ExpandedPercentile.effective(groups.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(group -> 1)))
                .values());
    }
}
