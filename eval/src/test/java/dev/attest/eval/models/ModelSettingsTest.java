package dev.attest.eval.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://user:hunter2@here/v1", "ftp://user:hunter2@here", "hunter2"})
    void refuseAnAddressThatMayHoldAPasswordWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> ModelSettings.of(URI.create(address), "m", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void sayWhereTheModelIsAndKeepTheKey() {
        assertThat(ModelSettings.of(URI.create("http://here:80/v1"), "m", Optional.of("sk-secret")))
                .hasToString("m at http://here:80");
    }
}
