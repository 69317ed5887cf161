package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateInteractionTest {

    private static final float[] EAST = {1, 0};
    private static final float[] NORTH = {0, 1};
    private static final float[] BETWEEN = {0.6f, 0.8f};

    private static final TokenVectors WORDS =
            new TokenVectors(List.of(new Span(0, 4), new Span(5, 9)), new float[][] {EAST, NORTH});
    private static final TokenVectors PASSAGE = new TokenVectors(
            List.of(new Span(0, 3), new Span(4, 7), new Span(8, 11)), new float[][] {EAST, BETWEEN, NORTH});

    @Test
    void takesForEachTokenTheNearestOneInsideThePiece() {
        assertThat(LateInteraction.nearest(WORDS, PASSAGE, new Span(0, 7))).containsExactly(1, 0.8f);
        assertThat(LateInteraction.nearest(WORDS, PASSAGE, new Span(4, 11))).containsExactly(0.6f, 1);
        assertThat(LateInteraction.nearest(WORDS, PASSAGE, new Span(0, 6))).containsExactly(1, 0);
    }

    @Test
    void nothingIsNearInAPieceWithoutTokens() {
        assertThat(LateInteraction.nearest(WORDS, PASSAGE, new Span(3, 4))).containsExactly(-1, -1);
    }

    @Test
    void takesTwoPiecesTogether() {
        assertThat(LateInteraction.either(new float[] {1, 0}, new float[] {0.6f, 0.8f}))
                .containsExactly(1, 0.8f);
    }

    @Test
    void isTheMeanOverTheTokensOfTheWords() {
        assertThat(LateInteraction.mean(new float[] {1, 0.5f})).isEqualTo(0.75);
        assertThat(LateInteraction.mean(new float[] {})).isEqualTo(-1);
        assertThat(LateInteraction.mean(new float[] {1, 0.5f}, new double[] {0.9, 0.1}))
                .isCloseTo(0.95, within(1e-9));
    }
}
