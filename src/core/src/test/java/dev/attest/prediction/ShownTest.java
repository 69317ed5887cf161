package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void longTextsAreCut() {
        assertThat(Shown.text("x".repeat(40))).isEqualTo("x".repeat(40));
        assertThat(Shown.text("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
    }

    @Test
    void longListsAreCut() {
        assertThat(Shown.list(List.of("rent", "own"))).isEqualTo("rent, own");
        assertThat(Shown.list(Collections.nCopies(100, "abc"))).hasSize(202).endsWith(" …");
    }
}
