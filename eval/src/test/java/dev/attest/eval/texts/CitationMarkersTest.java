package dev.attest.eval.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationMarkersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is deep [1]. | It is deep.",
                "It is deep.[1][2] Wet. | It is deep. Wet.",
                "Deep [1, 2; 3] and wet [4-6]. | Deep and wet.",
                "Deep [1–3], wet [4—6] and far [ 7 ]. | Deep, wet and far.",
                "Deep [^1] and wet 【4:0†source】. | Deep and wet.",
                "In [2024] and [a] and [] | In [2024] and [a] and []",
                "[1] | ''"
            })
    void leavesTheWordsAlone(String answer, String plain) {
        assertThat(CitationMarkers.without(answer)).isEqualTo(plain);
    }
}
