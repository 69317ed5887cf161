package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThresholdTest {

    @Test
    void tellsTheVeryItemsApartAsWellAsAThresholdCan() {
        double best = Threshold.best(new double[] {0.2, 0.5, 0.6, 0.9}, new boolean[] {false, true, false, true});
        assertThat(best).isEqualTo(0.5);
    }

    @Test
    void isTheLeastScoreWhereThereIsOnlyOneKind() {
        assertThat(Threshold.best(new double[] {0.4, 0.3}, new boolean[2])).isEqualTo(0.3);
        assertThat(Threshold.best(new double[] {0.4, 0.3}, new boolean[] {true, true}))
                .isEqualTo(0.3);
        assertThat(Threshold.best(new double[0], new boolean[0])).isNaN();
    }

    @Test
    void isTheFirstOfTheBestAmongAllScores() {
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            double[] scores = random.ints(30, 0, 12).mapToDouble(i -> i / 12.0).toArray();
            boolean[] truth = new boolean[30];
            IntStream.range(0, 30).forEach(i -> truth[i] = random.nextBoolean());
            double best = Threshold.best(scores, truth);
            double reached = Decisions.of(scores, best, truth).balancedAccuracy();
            for (double score : scores) {
                double other = Decisions.of(scores, score, truth).balancedAccuracy();
                assertThat(other).isLessThanOrEqualTo(reached);
                assertThat(score < best && other == reached).isFalse();
            }
        }
    }
}
