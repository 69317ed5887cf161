package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Exchanges.abstained;
import static dev.attest.eval.metrics.Exchanges.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.Score;
import dev.attest.eval.ScriptedJudge;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SpendingTest {

    private final ScriptedJudge judge = new ScriptedJudge();

    @Test
    void timesAnswersAndAbstentions() {
        assertThat(new Latency().score(answered("A.").to("A.", "A."), judge)).isEqualTo(Score.of(120));
        assertThat(new Latency().score(abstained().toTheUnknown(), judge)).isEqualTo(Score.of(120));
    }

    @Test
    void timesTheFirstWordsOfWhatIsStreamed() {
        assertThat(new FirstToken().score(answered("A.").began(30).to("A.", "A."), judge))
                .isEqualTo(Score.of(30));
        assertThat(new FirstToken().score(answered("A.").to("A.", "A."), judge))
                .isEqualTo(Score.notApplicable("The answer was not streamed."));
    }

    @Test
    void countsTokensOfTargetsThatReportThem() {
        assertThat(new Tokens().score(answered("A.").took(900, 60).to("A.", "A."), judge))
                .isEqualTo(Score.of(960, "900 in, 60 out"));
        assertThat(new Tokens().score(answered("A.").to("A.", "A."), judge)).isEqualTo(Reasons.NO_USAGE);
    }

    @Test
    void pricesTokensByTheMillion() {
        var prices = new Prices(OptionalDouble.of(2.5), OptionalDouble.of(10), "EUR");
        assertThat(new Cost(prices).score(answered("A.").took(1000, 50).to("A.", "A."), judge))
                .isEqualTo(Score.of(0.003));
        assertThat(new Cost(prices).info().unit()).isEqualTo("EUR");
        assertThat(new Cost(prices).score(answered("A.").to("A.", "A."), judge)).isEqualTo(Reasons.NO_USAGE);
    }

    @Test
    void knowsNoCostWithoutBothPrices() {
        var half = new Prices(OptionalDouble.of(2.5), OptionalDouble.empty(), "EUR");
        var exchange = answered("A.").took(1000, 50).to("A.", "A.");
        var unpriced = Score.unmeasured("No price is set; give --price-input and --price-output.");
        assertThat(new Cost(half).score(exchange, judge)).isEqualTo(unpriced);
        assertThat(new Cost(Prices.NONE).score(exchange, judge)).isEqualTo(unpriced);
        assertThat(new Cost(Prices.NONE).score(answered("A.").to("A.", "A."), judge))
                .isEqualTo(Reasons.NO_USAGE);
    }

    @Test
    void refusesPricesBelowNothing() {
        assertThatThrownBy(() -> new Prices(OptionalDouble.of(-1), OptionalDouble.of(1), "EUR"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Prices(OptionalDouble.of(Double.NaN), OptionalDouble.of(1), "EUR"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
