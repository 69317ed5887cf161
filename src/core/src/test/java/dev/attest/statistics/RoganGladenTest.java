package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoganGladenTest {

    /** Examples of R's {@code epiR::epi.prev}: brucellosis in a herd, 5.1 of 100 cows; H. pylori in children, none. */
    @ParameterizedTest
    @CsvSource({"23, 150, 0.96, 0.89, 0.051", "6, 151, 0.964, 0.927, 0"})
    void isThatOfEpiR(int positive, int tested, double sensitivity, double specificity, double rate) {
        assertThat(new RoganGladen(sensitivity, specificity).corrected((double) positive / tested))
                .isEqualTo(rate, within(5e-4));
    }

    @Test
    void aPerfectTestChangesNothingAndNoneGoesBeyondAll() {
        assertThat(new RoganGladen(1, 1).corrected(0.3)).isEqualTo(0.3, within(1e-12));
        assertThat(new RoganGladen(0.8, 0.9).corrected(0.95)).isEqualTo(1);
    }

    @Test
    void allowsWhatItCouldGive() {
        var test = new RoganGladen(0.8, 0.9);
        assertThat(test.allows(0.1 + 1e-9)).isTrue();
        assertThat(test.allows(0.8)).isTrue();
        assertThat(test.allows(0.95)).isFalse();
        assertThat(test.allows(0.05)).isFalse();
    }

    @Test
    void aCoinTellsNothing() {
        assertThat(new RoganGladen(0.5, 0.5).tells()).isFalse();
        assertThat(new RoganGladen(0.5, 0.5).corrected(0.5)).isNaN();
    }
}
