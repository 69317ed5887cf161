package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Exchanges.abstained;
import static dev.attest.eval.metrics.Exchanges.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.Exchange;
import dev.attest.eval.Metric;
import dev.attest.eval.Score;
import dev.attest.eval.ScriptedJudge;
import dev.attest.eval.texts.SquadTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordOverlapTest {

    private final Metric f1 = new TokenF1();
    private final Metric exact = new ExactMatch();
    private final ScriptedJudge judge = new ScriptedJudge();

    /** The rules of {@code normalize_answer} in SQuAD's evaluate-v1.1.py, in its order. */
    static List<Arguments> normalised() {
        return List.of(
                Arguments.of("The Super Bowl L!", List.of("super", "bowl", "l")),
                Arguments.of("an apple, a pear  and\nthe  plum", List.of("apple", "pear", "and", "plum")),
                Arguments.of("don't re-use $3,500", List.of("dont", "reuse", "3500")),
                Arguments.of("theatre antheap", List.of("theatre", "antheap")),
                Arguments.of("a.an.the", List.of("aanthe")),
                Arguments.of("The. A!", List.of()),
                Arguments.of("Skjerøy – 9 °C", List.of("skjerøy", "–", "9", "°c")));
    }

    @ParameterizedTest
    @MethodSource("normalised")
    void comparesWordsAsSquadDoes(String text, List<String> tokens) {
        assertThat(SquadTokens.of(text)).isEqualTo(tokens);
    }

    /** “Super Bowl L” and “L” are both right answers of SQuAD to one question; the rest by hand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the gravity [1]. | Gravity | 1 | 1",
                "Super Bowl L | L | 0.5 | 0",
                "in the car | car | 0.66667 | 0",
                "red red blue | red blue blue | 0.66667 | 0",
                "14 weeks | 10 days | 0 | 0",
                "weeks 14 | 14 weeks | 1 | 0"
            })
    void scoresSharedWords(String answer, String reference, double f, double em) {
        Exchange exchange = answered(answer).to(reference, "gold");
        assertThat(value(f1, exchange)).isCloseTo(f, within(1e-4));
        assertThat(value(exact, exchange)).isEqualTo(em);
    }

    @Test
    void givesNothingForAnAnswerThatWasWronglyDeclined() {
        Exchange exchange = abstained().to("14 weeks", "gold");
        assertThat(value(f1, exchange)).isEqualTo(0);
        assertThat(value(exact, exchange)).isEqualTo(0);
    }

    /** As SQuAD 2.0's evaluate-v2.0.py. */
    @Test
    void holdsTwoTextsWithoutWordsForTheSame() {
        assertThat(SquadTokens.f1(List.of(), List.of())).isEqualTo(1);
        assertThat(SquadTokens.f1(List.of("x"), List.of())).isEqualTo(0);
    }

    @Test
    void needsAReferenceAndNoJudge() {
        assertThat(f1.score(answered("14 weeks").toTheUnknown(), judge)).isEqualTo(Reasons.NO_REFERENCE);
        assertThat(exact.score(abstained().toTheUnknown(), judge)).isEqualTo(Reasons.NO_REFERENCE);
        value(f1, answered("14 weeks").to("14 weeks", "gold"));
        assertThat(judge.calls()).isEmpty();
    }

    private double value(Metric metric, Exchange exchange) {
        return ((Score.Measured) metric.score(exchange, judge)).value();
    }
}
