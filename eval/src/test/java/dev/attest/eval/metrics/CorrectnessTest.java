package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Exchanges.abstained;
import static dev.attest.eval.metrics.Exchanges.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.Exchange;
import dev.attest.eval.Metric;
import dev.attest.eval.Score;
import dev.attest.eval.ScriptedJudge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectnessTest {

    private final Metric precision = new CorrectnessPrecision();
    private final Metric recall = new CorrectnessRecall();
    private final Metric f1 = new CorrectnessF1();
    private final ScriptedJudge judge = new ScriptedJudge();

    /** By hand: the claims that one side shares with the other, over its own; twice their product over their sum. */
    @ParameterizedTest
    @CsvSource({
        "A. B., A. B., 1, 1, 1",
        "A. B. C. [1], A., 0.33333, 1, 0.5",
        "A., A. B. C. D., 1, 0.25, 0.4",
        "A. B. C., B. D., 0.33333, 0.5, 0.4",
        "C., D., 0, 0, 0"
    })
    void countsClaimsBothWays(String answer, String reference, double p, double r, double f) {
        Exchange exchange = answered(answer).to(reference, "gold");
        assertThat(value(precision, exchange)).isCloseTo(p, within(1e-4));
        assertThat(value(recall, exchange)).isCloseTo(r, within(1e-4));
        assertThat(value(f1, exchange)).isCloseTo(f, within(1e-4));
    }

    @Test
    void givesNothingForAnAnswerThatWasWronglyDeclined() {
        Exchange exchange = abstained().to("A. B.", "gold");
        assertThat(precision.score(exchange, judge)).isEqualTo(Reasons.NOTHING_ANSWERED);
        assertThat(value(recall, exchange)).isEqualTo(0);
        assertThat(value(f1, exchange)).isEqualTo(0);
        assertThat(((Score.Measured) recall.score(exchange, judge)).verdicts()).hasSize(2);
    }

    @Test
    void leavesAbstentionsUnmeasuredWhereAnswersAre() {
        judge.unable("cut off");
        for (Exchange exchange :
                List.of(answered("A.").to("A.", "gold"), abstained().to("A.", "gold"))) {
            assertThat(recall.score(exchange, judge)).isEqualTo(Score.unmeasured("cut off"));
            assertThat(f1.score(exchange, judge)).isEqualTo(Score.unmeasured("cut off"));
        }
        assertThat(precision.score(answered("A.").to("A.", "gold"), judge)).isEqualTo(Score.unmeasured("cut off"));
    }

    @Test
    void leavesWhatShouldBeDeclinedToTheAbstentionMetrics() {
        for (Metric metric : List.of(precision, recall, f1)) {
            assertThat(metric.score(answered("A.").toTheUnknown(), judge)).isEqualTo(Reasons.NO_REFERENCE);
            assertThat(metric.score(abstained().toTheUnknown(), judge)).isEqualTo(Reasons.NO_REFERENCE);
        }
    }

    @Test
    void knowsNoPrecisionOfAnAnswerWithoutClaims() {
        judge.claiming("Well!");
        Exchange exchange = answered("Well!").to("A.", "gold");
        assertThat(precision.score(exchange, judge)).isEqualTo(Reasons.NO_CLAIMS);
        assertThat(value(f1, exchange)).isEqualTo(0);
    }

    @Test
    void knowsNoRecallOfAReferenceWithoutClaims() {
        judge.claiming("Well!");
        Exchange exchange = answered("A.").to("Well!", "gold");
        assertThat(recall.score(exchange, judge)).isEqualTo(Reasons.NO_REFERENCE_CLAIMS);
        assertThat(f1.score(exchange, judge)).isEqualTo(Reasons.NO_REFERENCE_CLAIMS);
    }

    private double value(Metric metric, Exchange exchange) {
        return ((Score.Measured) metric.score(exchange, judge)).value();
    }
}
