package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    /** Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void theIntervalIsThatOfNewcombesTable(int successes, int trials, double low, double high) {
        var proportion = Proportion.of(successes, trials);
        assertThat(proportion.low()).isEqualTo(low, within(5e-5));
        assertThat(proportion.high()).isEqualTo(high, within(5e-5));
    }

    @Test
    void withoutTrialsNothingIsKnown() {
        assertThat(Proportion.of(0, 0).value()).isNaN();
        assertThat(Proportion.of(0, 0).low()).isZero();
        assertThat(Proportion.of(0, 0).high()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> Proportion.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proportion(0.5, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
