package dev.attest.eval.reports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void leavesOrdinaryTextsAlone() {
        String text = "Ægir’s “buoy”\n\t– 6 000 m, שלום \uD83D\uDE42";
        assertThat(Printable.text(text)).isEqualTo(text);
    }

    @Test
    void replacesWhatCannotBeShown() {
        assertThat(Printable.text("a\u0000b\u001B[1m\uD83Dc\uFFFE\r\n")).isEqualTo("a\uFFFDb\uFFFD[1m\uFFFDc\uFFFD\n");
    }

    @Test
    void namesWhatTurnsLettersRound() {
        assertThat(Printable.text("\u202Eabc\u202C \u2067x\u2069")).isEqualTo("[U+202E]abc[U+202C] [U+2067]x[U+2069]");
    }

    @Test
    void putsTextsOnOneLine() {
        assertThat(Printable.line("  a\n\n b\tc ")).isEqualTo("a b c");
    }

    @Test
    void cutsLongTextsBetweenCharacters() {
        assertThat(Printable.cut("abc", 3)).isEqualTo("abc");
        assertThat(Printable.cut("abcd", 3)).isEqualTo("ab…");
        assertThat(Printable.cut("a\uD83D\uDE42bc", 3)).isEqualTo("a…");
    }
}
