package dev.attest.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {

    @Test
    void hasWilsonsInterval() {
        // R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 15 of 148.
        interval(new Accuracy(81, 263), .2553, .3662);
        interval(new Accuracy(15, 148), .0624, .1605);
    }

    @Test
    void staysBetweenZeroAndOne() {
        interval(new Accuracy(0, 20), 0, .1611);
        interval(new Accuracy(20, 20), .8389, 1);
    }

    private static void interval(Accuracy accuracy, double low, double high) {
        assertThat(accuracy.low()).isCloseTo(low, within(5e-5));
        assertThat(accuracy.high()).isCloseTo(high, within(5e-5));
        assertThat(accuracy.share()).isBetween(accuracy.low(), accuracy.high());
    }

    @Test
    void isNoShareOfNothing() {
        assertThatThrownBy(() -> new Accuracy(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Accuracy(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
