package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AurocTest {

    @Test
    void isOneWhenEveryPositiveIsAboveEveryNegative() {
        assertThat(Auroc.of(new double[] {3, 4}, new double[] {1, 2})).isEqualTo(1);
    }

    @Test
    void isZeroWhenEveryPositiveIsBelow() {
        assertThat(Auroc.of(new double[] {1}, new double[] {2, 3})).isZero();
    }

    @Test
    void countsTiesAsHalf() {
        assertThat(Auroc.of(new double[] {1, 1}, new double[] {1, 1})).isEqualTo(0.5);
    }

    @Test
    void takesScoresApartByTheirTruths() {
        assertThat(Auroc.of(new double[] {3, 1, 2, 2}, new boolean[] {true, false, true, false}))
                .isEqualTo(3.5 / 4, within(1e-12));
        assertThat(Auroc.of(new double[] {3}, new boolean[] {true})).isNaN();
    }

    @Test
    void isTheShareOfPairsInOrder() {
        assertThat(Auroc.of(new double[] {0.9, 0.4, 0.6}, new double[] {0.5, 0.1}))
                .isEqualTo(5.0 / 6, within(1e-12));
    }
}
