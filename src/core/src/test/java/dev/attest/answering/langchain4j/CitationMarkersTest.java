package dev.attest.answering.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationMarkersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | 1",
                "[ 2 ] | 2",
                "[1,2] | 1,2",
                "[1, 2 ; 5] | 1,2,5",
                "[1-3] | 1,2,3",
                "[1–3, 7] | 1,2,3,7",
                "[3-1] | 3,1",
                "[1-99] | 1,99",
                "[^4] | 4",
                "【5】 | 5",
                "【5†handbook.pdf】 | 5",
                "[0] | 0",
                "[999] | 999"
            })
    void readsTheNumbersOfAMarker(String text, String numbers) {
        Matcher marker = CitationMarkers.at(text, 0);
        assertThat(marker.lookingAt()).isTrue();
        assertThat(marker.end()).isEqualTo(text.length());
        assertThat(CitationMarkers.numbers(marker))
                .isEqualTo(
                        Arrays.stream(numbers.split(",")).map(Integer::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[sic]", "[1)", "[2024]", "(1)", "[]", "[1.5]", "[a1]", "[1 of 2]", "【x】"})
    void takesOtherBracketsForText(String text) {
        Matcher marker = CitationMarkers.at(text, 0);
        assertThat(marker.lookingAt()).isFalse();
        assertThat(marker.hitEnd()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "[", " [", "[1", "[1,", "[1, ", "[12", "[^", "【", "【1†hand"})
    void waitsForMoreOfWhatMayBecomeAMarker(String text) {
        Matcher marker = CitationMarkers.at(text, 0);
        assertThat(marker.lookingAt()).isFalse();
        assertThat(marker.hitEnd()).isTrue();
    }
}
