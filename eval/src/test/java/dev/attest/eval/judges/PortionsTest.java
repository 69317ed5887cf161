package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortionsTest {

    @Test
    void cutsBetweenSentences() {
        assertThat(Portions.pieces("One is here. Two is there. Three is far.", 28))
                .containsExactly("One is here. Two is there.", "Three is far.");
        assertThat(Portions.pieces("short", 5)).containsExactly("short");
    }

    @Test
    void cutsALongSentenceInsideButNoCharacterInHalf() {
        String text = "x".repeat(9) + "😀" + "y".repeat(12);

        List<String> pieces = Portions.pieces(text, 10);

        assertThat(pieces).containsExactly("x".repeat(9), "😀" + "y".repeat(8), "yyyy");
    }

    @Test
    void groupsWhatFitsTogether() {
        assertThat(Portions.groups(List.of("aa", "bbb", "cccc", "dddddddd", "e"), String::length, 5, 2))
                .containsExactly(List.of("aa", "bbb"), List.of("cccc"), List.of("dddddddd"), List.of("e"));
        assertThat(Portions.groups(List.of("a", "b", "c"), String::length, 5, 2))
                .containsExactly(List.of("a", "b"), List.of("c"));
    }
}
