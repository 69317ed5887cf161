package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainClaimsTest {

    @Test
    void areSentencesWithoutMarks() {
        assertThat(PlainClaims.of(
                        "It is **nine metres** deep [1]. The crane lifts 40 t. [2, 3] It stands since 1998【4†source】."))
                .containsExactly("It is nine metres deep.", "The crane lifts 40 t.", "It stands since 1998.");
    }

    @Test
    void areBulletsOneEach() {
        assertThat(PlainClaims.of(
                        "## Depths\n\nThere are two basins:\n- the north basin, nine metres\n- the south basin,\n"
                                + "  six metres\n\n1. Ring the bell\n2) Wait"))
                .containsExactly(
                        "There are two basins:",
                        "the north basin, nine metres",
                        "the south basin, six metres",
                        "Ring the bell",
                        "Wait");
    }

    @Test
    void areNoQuestionsAndNoLines() {
        assertThat(PlainClaims.of("Would you like more?\n\n---\n\nI sleep.")).containsExactly("I sleep.");
        assertThat(PlainClaims.of("")).isEmpty();
    }

    @Test
    void keepYearsInBrackets() {
        assertThat(PlainClaims.of("It opened in [1998].")).containsExactly("It opened in [1998].");
    }
}
