package dev.attest.watching.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Calls;
import dev.attest.prediction.Predicted;
import org.junit.jupiter.api.Test;

class RunTextTest {

    @Test
    void isJsonAPersonCanRead() {
        Predicted one = Calls.loan();
        Predicted other = Calls.loan();
        RunText text = new RunText(one.card());
        assertThat(text.add(one)).isTrue();
        assertThat(text.add(other)).isTrue();

        assertThat(text.features()).isEqualTo("[\"income\",\"children\",\"housing\"]");
        assertThat(text.labels()).isEqualTo("[\"no\",\"yes\"]");
        assertThat(text.calls().lines())
                .containsExactly(
                        "{\"id\":\"" + one.id() + "\",\"at\":1795348800123456,\"micros\":1234,\"count\":1}",
                        "{\"id\":\"" + other.id() + "\",\"at\":1795348800123456,\"micros\":1234,\"count\":1}");
        assertThat(text.inputs()).isEqualTo("[[1234.5,2,\"own\"]]\n[[1234.5,2,\"own\"]]");
        assertThat(text.predicted()).isEqualTo("[\"no\"]\n[\"no\"]");
        assertThat(text.probabilities()).isEqualTo("[[0.75,0.25]]\n[[0.75,0.25]]");
    }

    @Test
    void leavesOutTheLastRowsOfAFirstCallThatIsTooLarge() {
        Predicted call = Calls.flowers(20);
        RunText all = first(call, 10_000);
        int whole = Math.max(all.inputs().length(), all.predicted().length());
        assertThat(first(call, whole).inputs()).isEqualTo(all.inputs());
        for (int most = whole - 1; most > 20; most--) {
            RunText cut = first(call, most);
            int rows = KeptCall.read(cut.inputs()).size();
            assertThat(rows).isBetween(0, 19);
            assertThat(KeptCall.read(cut.predicted())).hasSize(rows);
            assertThat(KeptCall.read(cut.probabilities())).hasSize(rows);
            assertThat(cut.inputs()).hasSizeLessThanOrEqualTo(most);
            assertThat(cut.probabilities()).hasSizeLessThanOrEqualTo(most);
            assertThat(cut.calls()).endsWith("\"count\":20}");
        }
    }

    private static RunText first(Predicted call, int most) {
        RunText text = new RunText(call.card(), 0, most);
        assertThat(text.add(call)).isTrue();
        return text;
    }

    @Test
    void refusesAnotherCallThatDoesNotFitWhole() {
        Predicted call = Calls.flowers(20);
        RunText two = new RunText(call.card());
        two.add(call);
        String one = two.inputs() + two.calls() + two.predicted() + two.probabilities();
        two.add(Calls.flowers(call.card(), 20, Calls.AT));
        int room = two.inputs().length();

        for (int most = 0; most < room; most++) {
            RunText text = new RunText(call.card(), most, RunText.MOST);
            text.add(call);
            assertThat(text.add(Calls.flowers(call.card(), 20, Calls.AT))).isFalse();
            assertThat(text.inputs() + text.calls() + text.predicted() + text.probabilities())
                    .isEqualTo(one);
        }
        RunText text = new RunText(call.card(), room, RunText.MOST);
        text.add(call);
        assertThat(text.add(Calls.flowers(call.card(), 20, Calls.AT))).isTrue();
        assertThat(text.inputs()).isEqualTo(two.inputs());
    }
}
