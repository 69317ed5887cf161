package dev.attest.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionIdTest {

    @Test
    void isReadAsItIsWritten() {
        PredictionId id = new PredictionId(UUID.randomUUID(), 9999);
        assertThat(PredictionId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "aee2b7ee-dc79-45e7-aade-8a89905912aa",
                "aee2b7ee-dc79-45e7-aade-8a89905912aa.",
                "aee2b7ee-dc79-45e7-aade-8a89905912aa.-1",
                "aee2b7ee-dc79-45e7-aade-8a89905912aa.1.2",
                "aee2b7ee-dc79-45e7-aade-8a89905912aa.99999999999",
                "------------------------------------.1"
            })
    void nothingElseNamesARow(String text) {
        assertThat(PredictionId.parse(text)).isEmpty();
    }
}
