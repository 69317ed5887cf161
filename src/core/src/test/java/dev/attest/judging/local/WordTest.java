package dev.attest.judging.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTest {

    @ParameterizedTest
    @CsvSource({
        "purchased, purchase",
        "libraries, library",
        "stopped, stop",
        "openings, opening",
        "three, 3",
        "'1,200', 1200",
        "'3,5', 3.5",
        "twenty, 20",
        "4.50, 4.5",
        "Anna's, anna",
    })
    void formsOfAWordShareAStem(String form, String other) {
        assertThat(stem(form)).isEqualTo(stem(other));
    }

    @ParameterizedTest
    @CsvSource({"house, horse", "1996, 1997", "bus, bush", "loan, lion", "'3,5', 35", "24.12.2020, 24.12.202"})
    void differentWordsDoNot(String word, String other) {
        assertThat(stem(word)).isNotEqualTo(stem(other));
    }

    private static String stem(String word) {
        return Word.of(word).get(0).stem();
    }

    @Test
    void aCapitalInsideASentenceMakesAName() {
        assertThat(Word.of("The library of Ohrid opened. Members of Skopje pay."))
                .filteredOn(Word::named)
                .extracting(Word::text)
                .containsExactly("Ohrid", "Skopje");
    }

    @Test
    void aWordKnowsWhereItStands() {
        String text = "Don't pay €1,200 – ever.";
        assertThat(Word.of(text)).extracting(Word::text).containsExactly("Don't", "pay", "1,200", "ever");
        assertThat(Word.of(text))
                .allSatisfy(word ->
                        assertThat(text.substring(word.start(), word.end())).isEqualTo(word.text()));
    }

    @Test
    void negationsAreKnown() {
        assertThat(Word.of("She doesn't pay, nor refuses; nothing's free"))
                .filteredOn(Word::negates)
                .extracting(Word::lower)
                .contains("doesn't", "nor", "refuses");
    }
}
