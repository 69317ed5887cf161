package dev.attest.bench.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.bench.measure.Scoreboard;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AbstentionTest {

    /** Twenty questions, sure from 0.81 to 1.00; without their passages five are as sure as 0.9, without their documents none. */
    private static List<Sureness> questions(OptionalDouble threshold) {
        return IntStream.range(0, 20)
                .mapToObj(i -> new Sureness(0.81 + i * 0.01, i < 5 ? 0.9 : 0.1, 0.05, threshold))
                .toList();
    }

    private static double value(OptionalDouble threshold, String measure) {
        var scoreboard = new Scoreboard(List.of());
        Abstention.add(scoreboard, "product", "set", questions(threshold));
        return scoreboard.find("product", "set", measure).orElseThrow().value();
    }

    @Test
    void aurocIsTheShareOfPairsInOrder() {
        // Each of the five beats nine of the twenty, and ties with one.
        assertThat(value(OptionalDouble.empty(), "abstention_auroc_passage"))
                .isEqualTo(1 - 5 * 9.5 / 400, within(1e-9));
        assertThat(value(OptionalDouble.empty(), "abstention_auroc_document")).isEqualTo(1);
    }

    @Test
    void caughtIsTheShareBelowTheThresholdThatRefusesOneInTwenty() {
        assertThat(value(OptionalDouble.empty(), "caught@5pct")).isEqualTo(0.75);
        assertThat(value(OptionalDouble.empty(), "caught@5pct_document")).isEqualTo(1);
    }

    @Test
    void f1IsOfRefusingByTheThresholdThatShips() {
        // At 0.86 five answerable ones are refused and fifteen unanswerable ones caught: 30 / (30 + 5 + 5).
        assertThat(value(OptionalDouble.of(0.855), "f1")).isEqualTo(0.75, within(1e-12));
        // Without one of its own, one answerable question in twenty is refused: 30 / (30 + 1 + 5).
        assertThat(value(OptionalDouble.empty(), "f1")).isEqualTo(30.0 / 36, within(1e-12));
    }
}
