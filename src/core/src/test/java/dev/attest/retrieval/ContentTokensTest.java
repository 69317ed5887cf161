package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTokensTest {

    @ParameterizedTest
    @CsvSource({
        "The canteen opens., 4, 11, true",
        "The canteen opens., 0, 3, false",
        "The canteen opens., 17, 18, false",
        "Theatre, 0, 3, true", // a piece of a word that says something
        "WITHOUT, 0, 4, true",
        "WITH, 0, 4, false",
        "14 days, 0, 2, true",
        "caf\u00e9, 0, 4, true",
        "\uD83D\uDE00 fun, 0, 2, false",
    })
    void keepsTheWordsThatSaySomething(String text, int start, int end, boolean kept) {
        assertThat(ContentTokens.keeps(text, new Span(start, end))).isEqualTo(kept);
    }
}
