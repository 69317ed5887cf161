package dev.attest.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.prediction.Histogram;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StabilityIndexTest {

    private static final List<Double> DECILES =
            List.of(-1.2816, -0.8416, -0.5244, -0.2533, 0.0, 0.2533, 0.5244, 0.8416, 1.2816);

    private final Random random = new Random(20261122);

    @Test
    void isWhatOneGetsByHand() {
        // Shares with half a value added to each bin: 50.5/101 and 50.5/101 against 80.5/101 and 20.5/101.
        // (0.797030 - 0.5) ln(0.797030 / 0.5) + (0.202970 - 0.5) ln(0.202970 / 0.5) = 0.138500 + 0.267773
        assertThat(StabilityIndex.of(List.of(50L, 50L), List.of(80L, 20L))).isCloseTo(0.406283, within(2e-5));
        // 10.5/31.5 each against 5.5/31.5, 10.5/31.5, 15.5/31.5: (-10/63)(ln 11/21) + (10/63)(ln 31/21)
        assertThat(StabilityIndex.of(List.of(10L, 10L, 10L), List.of(5L, 10L, 15L)))
                .isCloseTo(10.0 / 63 * Math.log(31.0 / 11), within(1e-12));
    }

    @Test
    void isZeroForEqualSharesAndFiniteForEmptyBins() {
        assertThat(StabilityIndex.of(List.of(30L, 70L), List.of(30L, 70L))).isZero();
        assertThat(StabilityIndex.of(List.of(100L, 0L), List.of(0L, 100L))).isBetween(5.0, 20.0);
    }

    @Test
    void staysLowForTenThousandValuesOfTheSameDistribution() {
        List<Long> training = histogram(random::nextGaussian, 10_000);
        double index = StabilityIndex.of(training, histogram(random::nextGaussian, 10_000));
        assertThat(index).isLessThan(StabilityIndex.MODERATE);
        assertThat(new Shift.Measured(index, 0).level()).isEqualTo(Shift.Level.NONE);
    }

    @Test
    void crossesItsLevelsForShiftedValues() {
        List<Long> training = histogram(random::nextGaussian, 10_000);
        assertThat(level(training, 0.4)).isEqualTo(Shift.Level.MODERATE);
        assertThat(level(training, 1)).isEqualTo(Shift.Level.MAJOR);
    }

    @Test
    void staysBelowWhatChanceAllowsInNineteenOfTwentyWindows() {
        List<Long> training = histogram(random::nextGaussian, 150);
        long below = IntStream.range(0, 2000)
                .filter(window -> {
                    List<Long> expected = histogram(random::nextGaussian, 5000);
                    List<Long> seen = histogram(random::nextGaussian, 500);
                    return StabilityIndex.of(expected, seen) < StabilityIndex.byChance(expected, seen);
                })
                .count();
        assertThat(below / 2000.0).isCloseTo(.95, within(.02));
        // (1/150 + 1/100) 16.919, the quantile for 9 degrees of freedom
        assertThat(StabilityIndex.byChance(training, histogram(random::nextGaussian, 100)))
                .isCloseTo(16.919 / 60, within(1e-3));
    }

    private Shift.Level level(List<Long> training, double shift) {
        List<Long> seen = histogram(() -> random.nextGaussian() + shift, 10_000);
        return new Shift.Measured(StabilityIndex.of(training, seen), 0).level();
    }

    private static List<Long> histogram(DoubleSupplier source, int values) {
        double[] all = new double[values];
        Arrays.setAll(all, i -> source.getAsDouble());
        return Histogram.of(DECILES, all).counts();
    }
}
