package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Exchanges.abstained;
import static dev.attest.eval.metrics.Exchanges.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.Exchange;
import dev.attest.eval.Metric;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import dev.attest.eval.Score;
import dev.attest.eval.ScriptedJudge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RatingsTest {

    private final ScriptedJudge judge = new ScriptedJudge();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PREFERENCE")
    void asksForEachRubricWithTheTextsItNeeds(Rubric rubric) {
        judge.rates(rubric, new Rating(0.75, "fine", 1));
        Exchange exchange = answered("Deep [1].").cites(1, "Deep.").to("Very deep.", "Deep.");
        assertThat(of(rubric).score(exchange, judge)).isEqualTo(Score.of(0.75, "fine"));
        assertThat(judge.calls())
                .containsExactly("rate %s of %s"
                        .formatted(
                                rubric.key(),
                                rubric.texts().contains("reference")
                                        ? "{question=How deep?, reference=Very deep., answer=Deep.}"
                                        : "{question=How deep?, answer=Deep.}"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PREFERENCE")
    void isUnmeasuredWhereTheJudgeDoesNotRate(Rubric rubric) {
        assertThat(of(rubric).score(answered("Deep.").to("Deep.", "Deep."), judge))
                .isEqualTo(Score.unmeasured("not told how to rate " + rubric.key()));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETENESS", "TASK_COMPLETION"})
    void showsTheJudgeThatAnAnswerIsMissing(Rubric rubric) {
        judge.rates(rubric, new Rating(0, "nothing", 1));
        assertThat(of(rubric).score(abstained().to("Deep.", "Deep."), judge)).isEqualTo(Score.of(0, "nothing"));
        assertThat(judge.calls()).singleElement().asString().endsWith("answer=No answer was given.}");
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETENESS", "TASK_COMPLETION"})
    void hasNothingToHoldAnAnswerToThatShouldNotHaveBeenGiven(Rubric rubric) {
        assertThat(of(rubric).score(answered("Deep.").toTheUnknown(), judge)).isEqualTo(Reasons.NO_REFERENCE);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_RELEVANCY", "COHERENCE", "BIAS", "TOXICITY"})
    void ratesEveryAnswerAndNoAbstention(Rubric rubric) {
        judge.rates(rubric, new Rating(1, "", 1));
        assertThat(of(rubric).score(answered("Deep.").toTheUnknown(), judge)).isEqualTo(Score.of(1));
        assertThat(of(rubric).score(abstained().to("Deep.", "Deep."), judge)).isEqualTo(Reasons.NOTHING_ANSWERED);
    }

    @Test
    void saysHowManyOfAPanelAgree() {
        judge.rates(Rubric.BIAS, new Rating(1, "fair", 2.0 / 3));
        assertThat(new Bias().score(answered("Deep.").toTheUnknown(), judge))
                .isEqualTo(Score.of(1, "fair (67 % of the judges agree)"));
    }

    private static Metric of(Rubric rubric) {
        return Metrics.named(List.of(rubric.key()), Prices.NONE).get(0);
    }
}
