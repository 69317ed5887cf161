package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Exchanges.abstained;
import static dev.attest.eval.metrics.Exchanges.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.Exchange;
import dev.attest.eval.Metric;
import dev.attest.eval.Score;
import dev.attest.eval.ScriptedJudge;
import org.junit.jupiter.api.Test;

class CitationsTest {

    private final Metric precision = new CitationPrecision();
    private final Metric recall = new CitationRecall();
    private final ScriptedJudge judge = new ScriptedJudge();

    @Test
    void countsACitationThatSupportsItsSentence() {
        Exchange exchange = answered("Deep [1]. Wet [2]. Red.")
                .sentence("Deep [1].", 1)
                .sentence("Wet [2].", 2)
                .sentence("Red.")
                .cites(1, "It is Deep.")
                .cites(2, "It is dry.")
                .to("Deep.", "Deep.");
        assertThat(precision.score(exchange, judge)).isEqualTo(Score.of(0.5, "Wrong: [2] in “Wet.”."));
        Score.Measured recalled = (Score.Measured) recall.score(exchange, judge);
        assertThat(recalled.value()).isEqualTo(1.0 / 3);
        assertThat(recalled.verdicts()).extracting(ClaimVerdict::claim).containsExactly("Deep.", "Wet.", "Red.");
    }

    @Test
    void countsCitationsThatOnlyTogetherSupportTheirSentence() {
        judge.says(Label.SUPPORTED, "Sum.", "one half", "other half");
        Exchange exchange = answered("Sum. [1][2]")
                .cites(1, "one half")
                .cites(2, "other half")
                .to("Sum.", "Sum.");
        assertThat(precision.score(exchange, judge)).isEqualTo(Score.of(1));
        assertThat(value(recall, exchange)).isEqualTo(1);
    }

    @Test
    void countsACitationAsWrongThatItsSentenceWouldNotMiss() {
        Exchange exchange = answered("Deep. [1][2]")
                .cites(1, "Deep.")
                .cites(2, "beside the point")
                .to("Deep.", "Deep.");
        assertThat(precision.score(exchange, judge)).isEqualTo(Score.of(0.5, "Wrong: [2] in “Deep.”."));
        assertThat(value(recall, exchange)).isEqualTo(1);
    }

    @Test
    void countsCitationsAsRightThatSupportTheirSentenceEachAlone() {
        Exchange exchange =
                answered("Deep. [1][2]").cites(1, "Deep.").cites(2, "So Deep.").to("Deep.", "Deep.");
        assertThat(value(precision, exchange)).isEqualTo(1);
    }

    @Test
    void countsAllCitationsOfAnUnsupportedSentenceAsWrong() {
        judge.says(Label.UNCERTAIN, "Deep.", "Deep.", "No: shallow.");
        Exchange exchange = answered("Deep. [1][2]")
                .cites(1, "Deep.")
                .cites(2, "No: shallow.")
                .to("Deep.", "Deep.");
        assertThat(value(precision, exchange)).isEqualTo(0);
        assertThat(value(recall, exchange)).isEqualTo(0);
    }

    @Test
    void countsACitationThatPointsNowhereAsWrong() {
        Exchange exchange = answered("Deep. [1, 7]").cites(1, "Deep.").to("Deep.", "Deep.");
        assertThat(precision.score(exchange, judge)).isEqualTo(Score.of(0.5, "Wrong: [7] in “Deep.”."));
    }

    @Test
    void readsTheMarkersOfAnAnswerThatIsNotCutIntoSentences() {
        assertThat(CitedSentence.of(answered("At 9 m.[1] It is wet [2-4], in 2024 [2024]! [1] Dry?\n\nEnd [2].")
                        .cites(1, "one")
                        .cites(2, "two")
                        .to("Deep.", "Deep.")
                        .reply()))
                .extracting(sentence -> sentence.text() + sentence.quotes().keySet())
                .containsExactly("At 9 m.[1]", "It is wet, in 2024 [2024]![2, 3, 4, 1]", "Dry?[]", "End.[2]");
    }

    @Test
    void findsNoPrecisionAndNoRecallWhereNothingIsCited() {
        Exchange exchange = answered("Deep. Wet.").to("Deep.", "Deep.");
        assertThat(precision.score(exchange, judge)).isEqualTo(Score.notApplicable("The answer cites nothing."));
        assertThat(value(recall, exchange)).isEqualTo(0);
        assertThat(judge.calls()).isEmpty();
    }

    @Test
    void isUnmeasuredAsAWholeWhenTheJudgeCannotSay() {
        judge.unable("cut off");
        Exchange exchange = answered("Deep. [1] Wet.").cites(1, "Deep.").to("Deep.", "Deep.");
        assertThat(precision.score(exchange, judge)).isEqualTo(Score.unmeasured("cut off"));
        assertThat(recall.score(exchange, judge)).isEqualTo(Score.unmeasured("cut off"));
    }

    @Test
    void saysNothingOfAbstentions() {
        assertThat(precision.score(abstained().to("Deep.", "Deep."), judge)).isEqualTo(Reasons.NOTHING_ANSWERED);
        assertThat(recall.score(abstained().toTheUnknown(), judge)).isEqualTo(Reasons.NOTHING_ANSWERED);
    }

    @Test
    void countsTheGoldPlacesThatAreCitedWithoutAJudge() {
        Metric cited = new GoldCited();
        Exchange exchange =
                answered("A. [1]").cites(1, "so alpha").cites(2, "alp").to("A.", "alpha", "beta", "gamma", "a");
        assertThat(value(cited, exchange)).isEqualTo(0.5);
        assertThat(value(cited, answered("A.").to("A.", "alpha"))).isEqualTo(0);
        assertThat(value(cited, abstained().to("A.", "alpha"))).isEqualTo(0);
        assertThat(cited.score(answered("A.").toTheUnknown(), judge)).isEqualTo(Reasons.NO_GOLD);
        assertThat(judge.calls()).isEmpty();
    }

    private double value(Metric metric, Exchange exchange) {
        return ((Score.Measured) metric.score(exchange, judge)).value();
    }
}
