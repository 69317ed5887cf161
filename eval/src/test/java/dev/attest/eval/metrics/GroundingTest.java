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

class GroundingTest {

    private final Metric groundedness = new Groundedness();
    private final Metric hallucination = new Hallucination();
    private final ScriptedJudge judge = new ScriptedJudge();

    @Test
    void countsTheClaimsThatFollowFromTheCitedPlaces() {
        Exchange exchange =
                answered("Deep. Wet. Red. Odd. [1]").cites(1, "source").to("Deep.", "Deep.");
        judge.says(Label.SUPPORTED, "Deep.", "source")
                .says(Label.CONTRADICTED, "Wet.", "source")
                .says(Label.NOT_FOUND, "Red.", "source")
                .says(Label.UNCERTAIN, "Odd.", "source");
        assertThat(measured(groundedness, exchange).value()).isEqualTo(0.25);
        assertThat(measured(hallucination, exchange).value()).isEqualTo(0.5);
        assertThat(measured(groundedness, exchange).verdicts())
                .extracting(ClaimVerdict::label)
                .containsExactly(Label.SUPPORTED, Label.CONTRADICTED, Label.NOT_FOUND, Label.UNCERTAIN);
    }

    @Test
    void holdsAnAnswerToItsPassagesOnlyWhenItCitesNothing() {
        assertThat(measured(groundedness, answered("Deep.").from("Deep. Wet.").to("Deep.", "Deep."))
                        .value())
                .isEqualTo(1);
        Exchange citing =
                answered("Deep. [1]").cites(1, "Wet.").from("Deep. Wet.").to("Deep.", "Deep.");
        assertThat(measured(groundedness, citing).value()).isEqualTo(0);
    }

    @Test
    void takesACitationWithoutCharactersForNone() {
        Exchange exchange = answered("Deep. [1]").cites(1, " ").from("Deep.").to("Deep.", "Deep.");
        assertThat(measured(groundedness, exchange).value()).isEqualTo(1);
    }

    @Test
    void takesAnAnswerFromNothingForMadeUpWithoutAskingTheJudge() {
        Exchange exchange = answered("Deep.").from().to("Deep.", "Deep.");
        assertThat(measured(groundedness, exchange).value()).isEqualTo(0);
        assertThat(measured(hallucination, exchange).value()).isEqualTo(1);
        assertThat(judge.calls()).noneMatch(call -> call.startsWith("verify"));
    }

    @Test
    void hasNothingToHoldAnAnswerToWhenTheTargetReportsNoSources() {
        assertThat(groundedness.score(answered("Deep.").to("Deep.", "Deep."), judge))
                .isEqualTo(
                        Score.notApplicable("The target reports neither citations nor the passages it answers from."));
    }

    @Test
    void cannotTellWhenTheJudgeCannot() {
        judge.unable("no key");
        Exchange exchange = answered("Deep.").from("Deep.").to("Deep.", "Deep.");
        assertThat(groundedness.score(exchange, judge)).isEqualTo(Score.unmeasured("no key"));
        assertThat(hallucination.score(exchange, judge)).isEqualTo(Score.unmeasured("no key"));
    }

    @Test
    void saysNothingOfAbstentionsAndOfAnswersWithoutClaims() {
        assertThat(groundedness.score(abstained().to("Deep.", "Deep."), judge)).isEqualTo(Reasons.NOTHING_ANSWERED);
        assertThat(hallucination.score(abstained().toTheUnknown(), judge)).isEqualTo(Reasons.NOTHING_ANSWERED);
        judge.claiming("Good question!");
        Exchange chat = answered("Good question!").from("Deep.").to("Deep.", "Deep.");
        assertThat(groundedness.score(chat, judge)).isEqualTo(Reasons.NO_CLAIMS);
        assertThat(groundedness.score(answered("[1]").cites(1, "Deep.").to("Deep.", "Deep."), judge))
                .isEqualTo(Reasons.NO_CLAIMS);
    }

    @Test
    void measuresAnswersThatShouldNotHaveBeenGivenToo() {
        Exchange exchange = answered("Deep.").from("Wet.").toTheUnknown();
        assertThat(measured(hallucination, exchange).value()).isEqualTo(1);
    }

    private Score.Measured measured(Metric metric, Exchange exchange) {
        return (Score.Measured) metric.score(exchange, judge);
    }
}
