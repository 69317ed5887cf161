package dev.attest.judging.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {

    private static List<String> pieces(String text) {
        return Pieces.of(text).stream().map(span -> span.of(text)).toList();
    }

    @Test
    void joinsShortSentencesWithThoseThatFollow() {
        assertThat(pieces("Yes. No. The reading room closes at six on weekdays, and on Sundays too. It rains."))
                .containsExactly(
                        "Yes. No. The reading room closes at six on weekdays, and on Sundays too.", "It rains.");
    }

    @Test
    void cutsLongOnesAtASpaceAndLosesNoWord() {
        String text = "word ".repeat(200).strip();
        assertThat(pieces(text)).allSatisfy(piece -> assertThat(piece.length()).isBetween(1, 320));
        assertThat(String.join(" ", pieces(text))).isEqualTo(text);
    }

    @Test
    void cutsEvenWhatHasNoSpace() {
        String text = "x".repeat(1000);
        assertThat(String.join("", pieces(text))).isEqualTo(text);
    }

    @Test
    void hasNoneOfNothing() {
        assertThat(pieces("")).isEmpty();
    }
}
