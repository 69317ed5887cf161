package dev.attest.eval.metrics;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import dev.attest.eval.Score;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Answers rated by a rubric. */
final class Ratings {

    /** What a judge is shown of an abstention. */
    static final String NO_ANSWER = "No answer was given.";

    private Ratings() {}

    /** How an answer is, whether or not it should have been given; nothing of an abstention. */
    static Score ofAnswer(Rubric rubric, Exchange exchange, Judge judge) {
        return exchange.reply().isAnswered() ? rated(rubric, exchange, judge) : Reasons.NOTHING_ANSWERED;
    }

    /**
     * What an answer gives the asker, beside the reference. Of an abstention the judge is told that there is no answer,
     * rather than that 0 is assumed: where a judge rates nothing, abstentions are unmeasured like answers.
     */
    static Score besideReference(Rubric rubric, Exchange exchange, Judge judge) {
        return exchange.sample().expectsAnswer() ? rated(rubric, exchange, judge) : Reasons.NO_REFERENCE;
    }

    private static Score rated(Rubric rubric, Exchange exchange, Judge judge) {
        return judge.rate(rubric, texts(rubric, exchange))
                .score(rating -> Score.of(rating.level(), explanation(rating)));
    }

    private static Map<String, String> texts(Rubric rubric, Exchange exchange) {
        Map<String, String> texts = new LinkedHashMap<>();
        rubric.texts().forEach(name -> texts.put(name, text(name, exchange)));
        return texts;
    }

    private static String text(String name, Exchange exchange) {
        return switch (name) {
            case "question" -> exchange.sample().question();
            case "reference" -> exchange.sample().answer();
            case "answer" -> exchange.reply().isAnswered() ? PlainAnswer.of(exchange.reply()) : NO_ANSWER;
            default -> throw new IllegalArgumentException("An exchange has no " + name);
        };
    }

    private static String explanation(Rating rating) {
        return rating.agreement() == 1
                ? rating.explanation()
                : String.format(
                                Locale.ROOT,
                                "%s (%.0f %% of the judges agree)",
                                rating.explanation(),
                                100 * rating.agreement())
                        .strip();
    }
}
