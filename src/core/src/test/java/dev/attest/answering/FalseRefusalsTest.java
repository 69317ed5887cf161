package dev.attest.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FalseRefusalsTest {

    @Test
    void aCollectionMayHaveItsOwnShare() {
        var accepted = new FalseRefusals(0.05, Map.of("contracts", 0.15));
        assertThat(accepted.in("contracts")).isEqualTo(0.15);
        assertThat(accepted.in("handbook")).isEqualTo(0.05);
    }

    @Test
    void refusesSharesThatWereNeverMeasured() {
        for (double share : new double[] {0, -0.1, 0.21, Double.NaN}) {
            assertThatThrownBy(() -> new FalseRefusals(share, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most 0.2");
            assertThatThrownBy(() -> new FalseRefusals(0.05, Map.of("contracts", share)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
