package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"1500", "1.5e3", "+1500.0", "15E2", "1500."})
    void decimalDigitsAreNumbers(String text) {
        assertThat(NumberText.value(text)).hasValue(1500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "1f", "0x1p3", "NaN", "Infinity", "1e", "-", "1,5", "1_000", "٣"})
    void whatOnlyJavaReadsIsNone(String text) {
        assertThat(NumberText.value(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "+1e309"})
    void whatNoDoubleHoldsIsInfinite(String text) {
        assertThat(NumberText.value(text)).hasValue(Double.POSITIVE_INFINITY);
    }
}
