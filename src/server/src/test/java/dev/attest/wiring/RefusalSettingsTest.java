package dev.attest.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.answering.FalseRefusals;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalSettingsTest {

    @Test
    void collectionsMayHaveSharesOfTheirOwn() {
        assertThat(new RefusalSettings(0.05, "handbook=0.01, contracts = 0.1").asFalseRefusals())
                .isEqualTo(new FalseRefusals(0.05, Map.of("handbook", 0.01, "contracts", 0.1)));
        assertThat(new RefusalSettings(0.02, "").asFalseRefusals()).isEqualTo(FalseRefusals.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"handbook", "handbook=", "handbook=many", "handbook=0.5"})
    void saysHowSharesAreWritten(String collections) {
        assertThatThrownBy(() -> new RefusalSettings(0.05, collections).asFalseRefusals())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attest.refusals.collections")
                .hasMessageContaining("handbook=0.01,contracts=0.1");
    }
}
