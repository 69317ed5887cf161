package dev.attest.watching.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Calls;
import org.junit.jupiter.api.Test;

class CallTextTest {

    @Test
    void isJsonAPersonCanRead() {
        CallText text = CallText.of(Calls.loan());
        assertThat(text.inputs())
                .isEqualTo("{\"features\":[\"income\",\"children\",\"housing\"],\"rows\":[[1234.5,2,\"own\"]]}");
        assertThat(text.outputs())
                .isEqualTo("{\"labels\":[\"no\",\"yes\"],\"predicted\":[\"no\"],\"probabilities\":[[0.75,0.25]]}");
    }

    @Test
    void neverGrowsLongerThanItMay() {
        CallText all = CallText.of(Calls.flowers(20));
        int whole = Math.max(all.inputs().length(), all.outputs().length());
        assertThat(CallText.of(Calls.flowers(20), whole)).isEqualTo(all);
        for (int most = whole - 1; most > 120; most--) {
            CallText cut = CallText.of(Calls.flowers(20), most);
            assertThat(cut.inputs()).hasSizeLessThanOrEqualTo(most).endsWith("]}");
            assertThat(cut.outputs()).hasSizeLessThanOrEqualTo(most).endsWith("]}");
            assertThat(cut.rows()).isBetween(0, 19);
            assertThat(KeptCall.read(cut.inputs()).path("rows")).hasSize(cut.rows());
            assertThat(KeptCall.read(cut.outputs()).path("probabilities")).hasSize(cut.rows());
        }
    }
}
