package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpandedPercentileTest {

    private static final double[] TEN = new Random(1).doubles(10, -0.3, 0.7).toArray();

    /** By hand from tables: Φ(−√(10 / 9) · 2.2622) = 0.00855, so that of 10,000 resamples the 86th is the lower bound. */
    @Test
    void cutsOffLessThanThePercentileIntervalDoes() {
        double[] resampled = IntStream.rangeClosed(1, 10_000).asDoubleStream().toArray();
        var interval = new ExpandedPercentile(new Estimate(5_000, resampled, 10), 10);
        assertThat(interval.low()).isEqualTo(86, within(1.0));
        assertThat(interval.high()).isEqualTo(9_915, within(1.0));
    }

    @Test
    void isThePercentileIntervalForManyUnits() {
        Estimate estimate = drawn(10_000, TEN);
        var interval = new ExpandedPercentile(estimate, 1e9);
        assertThat(interval.low()).isEqualTo(estimate.low(), within(1e-3));
        assertThat(interval.high()).isEqualTo(estimate.high(), within(1e-3));
    }

    /** The p value of a t test on these ten is the yardstick, since they are no more skewed than uniform numbers are. */
    @Test
    void itsPValueIsNearThatOfTheTTest() {
        double mean = Arrays.stream(TEN).average().orElseThrow();
        double variance = Arrays.stream(TEN).map(x -> (x - mean) * (x - mean)).sum() / 9;
        double t = 2 * StudentT.cdf(-Math.abs(mean) / Math.sqrt(variance / 10), 9);
        assertThat(new ExpandedPercentile(drawn(10_000, TEN), 10).p()).isEqualTo(t, within(0.3 * t));
    }

    @Test
    void thePValueIsBelowTheLevelExactlyWhenTheIntervalLeavesZeroOut() {
        for (double shift = -0.6; shift < 0.6; shift += 0.02) {
            double by = shift;
            double[] shifted = Arrays.stream(TEN).map(x -> x + by).toArray();
            var difference = new ExpandedPercentile(drawn(10_000, shifted), 10);
            boolean out = difference.low() > 0 || difference.high() < 0;
            assertThat(difference.p() < 0.05).as("shifted by %s", shift).isEqualTo(out);
        }
    }

    @Test
    void noDifferenceIsNoEvidenceAndTheSameOneEverywhereIsPlenty() {
        assertThat(new ExpandedPercentile(drawn(2_000, new double[20]), 20).p()).isEqualTo(1);
        double[] same = new double[20];
        Arrays.fill(same, -0.1);
        assertThat(new ExpandedPercentile(drawn(2_000, same), 20).p())
                .isPositive()
                .isLessThan(1e-5);
    }

    @Test
    void aSingleUnitShowsNothing() {
        var alone = new ExpandedPercentile(new Estimate(1, new double[] {1, 1}, 1), 1);
        assertThat(alone.p()).isEqualTo(1);
        assertThat(alone.low()).isEqualTo(1);
    }

    @Test
    void oneLargeGroupAmongSmallOnesTellsLittle() {
        assertThat(ExpandedPercentile.effective(List.of(4, 4, 4))).isEqualTo(3, within(1e-12));
        assertThat(ExpandedPercentile.effective(List.of(91, 1, 1, 1, 1, 1, 1, 1, 1, 1)))
                .isEqualTo(1.2, within(0.01));
    }

    private static Estimate drawn(int times, double[] values) {
        List<String> alone =
                IntStream.range(0, values.length).mapToObj(String::valueOf).collect(Collectors.toList());
        return Bootstrap.overGroups(5, times, alone).mean(values);
    }
}
