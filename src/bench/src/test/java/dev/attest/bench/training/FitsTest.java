package dev.attest.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.judging.local.Calibration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FitsTest {

    /** One column; supported with probability sigmoid(2x - 1). */
    private static Sample sample(int size) {
        var random = new Random(4);
        var rows = new double[size][1];
        var labels = new boolean[size];
        double[] weights = new double[size];
        Arrays.fill(weights, 1);
        for (int i = 0; i < size; i++) {
            rows[i][0] = 2 * random.nextGaussian();
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(1 - 2 * rows[i][0]));
        }
        return new Sample(rows, labels, weights);
    }

    @Test
    void logisticRegressionFindsTheSlopeAndTheIntercept() {
        double[] fitted = Ridge.fit(sample(20_000), 1);
        assertThat(fitted[0]).isCloseTo(2, within(0.1));
        assertThat(fitted[1]).isCloseTo(-1, within(0.1));
    }

    @Test
    void aStrongPenaltyPullsTheSlopeToNothing() {
        assertThat(Math.abs(Ridge.fit(sample(100), 1e-5)[0])).isLessThan(0.01);
    }

    @Test
    void thresholdsLieWhereThreeQuartersAreRight() {
        Sample sample = sample(5000);
        Calibration calibration = Calibrating.fit(sample);
        double[] probabilities = Arrays.stream(sample.rows())
                .mapToDouble(row -> calibration.probability(row[0]))
                .toArray();
        assertThat(right(sample, probabilities, calibration.supported(), true)).isGreaterThanOrEqualTo(0.75);
        assertThat(right(sample, probabilities, calibration.unsupported(), false))
                .isGreaterThanOrEqualTo(0.75);
    }

    private static double right(Sample sample, double[] probabilities, double threshold, boolean supported) {
        int called = 0;
        int right = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (supported ? probabilities[i] >= threshold : probabilities[i] < threshold) {
                called++;
                right += sample.labels()[i] == supported ? 1 : 0;
            }
        }
        return (double) right / called;
    }

    @Test
    void binsPutEqualValuesTogetherAndKeepTheirOrder() {
        double[][] rows = new double[200][1];
        for (int i = 0; i < 200; i++) {
            rows[i][0] = i < 120 ? 0 : i;
        }
        Bins bins = Bins.of(rows);
        assertThat(bins.bins()[0][0]).isEqualTo(bins.bins()[119][0]).isZero();
        for (int i = 120; i < 200; i++) {
            assertThat(bins.bins()[i][0]).isGreaterThanOrEqualTo(bins.bins()[i - 1][0]);
        }
        assertThat(bins.bins()[199][0]).isEqualTo(bins.edges()[0].length);
    }
}
