package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Exchanges.answered;
import static dev.attest.eval.metrics.Exchanges.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import dev.attest.eval.ScriptedJudge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringTest {

    private static final List<Metric> ALL = Metrics.all(Prices.NONE);

    private final ScriptedJudge judge = new ScriptedJudge();

    @Test
    void scoresByEveryMetricInTheirOrder() {
        Exchange exchange =
                answered("A. [1]").cites(1, "A.").from("A.").took(9, 3).to("A.", "A.");
        Map<String, Score> scores = Scoring.score(ALL, exchange, judge);
        assertThat(scores.keySet()).containsExactlyElementsOf(Metrics.DEFAULT);
        assertThat(scores)
                .containsEntry("exact_match", Score.of(1))
                .containsEntry("cost", Score.unmeasured("No price is set; give --price-input and --price-output."));
    }

    @Test
    void asksTheJudgeNothingTwice() {
        Exchange exchange = answered("A. B. [1]").cites(1, "A.").from("A. B.").to("A. C.", "A.");
        Scoring.score(ALL, exchange, judge);
        assertThat(judge.calls())
                .doesNotHaveDuplicates()
                .filteredOn(call -> call.startsWith("claims"))
                .containsExactlyInAnyOrder("claims of A. B.", "claims of A. C.");
    }

    @Test
    void asksAgainForAnotherExchange() {
        Exchange exchange = answered("A.").from("A.").to("A.", "A.");
        List<Metric> one = List.of(new Groundedness());
        Scoring.score(one, exchange, judge);
        Scoring.score(one, exchange, judge);
        assertThat(judge.calls()).hasSize(4);
    }

    @Test
    void leavesEveryMetricOfAFailedReplyUnmeasured() {
        Map<String, Score> scores = Scoring.score(ALL, failed().to("A.", "A."), judge);
        assertThat(scores.values())
                .hasSize(ALL.size())
                .containsOnly(Score.unmeasured("There is no answer: the server is gone"));
        assertThat(judge.calls()).isEmpty();
    }

    @Test
    void outlivesAMetricThatBreaksOff() {
        Map<String, Score> scores = Scoring.score(
                List.of(failing(new IllegalStateException("broken")), new Latency()),
                answered("A.").to("A.", "A."),
                judge);
        assertThat(scores)
                .containsEntry(
                        "failing",
                        Score.unmeasured("failing could not be scored: java.lang.IllegalStateException: broken"))
                .containsEntry("latency_ms", Score.of(120));
    }

    @Test
    void endsWhenNothingCanBeScored() {
        var gone = new EvalFailure("the judge is gone");
        assertThatThrownBy(() ->
                        Scoring.score(List.of(failing(gone)), answered("A.").to("A.", "A."), judge))
                .isSameAs(gone);
    }

    @Test
    void countsAJudgeThatLosesVerdictsAsUnableToSay() {
        Judge losing = new Forgetful(judge);
        Exchange exchange = answered("A. B.").from("A. B.").to("A.", "A.");
        assertThat(Scoring.score(List.of(new Groundedness()), exchange, losing))
                .containsEntry("groundedness", Score.unmeasured("The judge gave 1 verdicts on 2 claims."));
    }

    private static Metric failing(RuntimeException why) {
        return new Metric() {
            @Override
            public MetricInfo info() {
                return Infos.share("failing", "Failing", "Nothing", "nobody");
            }

            @Override
            public Score score(Exchange exchange, Judge judge) {
                throw why;
            }
        };
    }
}
