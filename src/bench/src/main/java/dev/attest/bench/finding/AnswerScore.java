package dev.attest.bench.finding;

import dev.attest.answering.Answerability.Signals;
import dev.attest.answering.AnswerabilityRule;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Decides from what is seen of a question whether the passages hold an answer: what ships, or what was fitted again. */
interface AnswerScore {

    /** Higher is surer. */
    double sureness(Signals signals);

    /** The least sureness at which an answer is given. */
    double threshold();

    /** How sure it is of one question. */
    default Sureness of(MeasuredQuestion question) {
        return new Sureness(
                sureness(question.answerable()),
                sureness(question.passageRemoved()),
                sureness(question.documentRemoved()),
                OptionalDouble.of(threshold()));
    }

    /** As the product ships it. */
    static AnswerScore shipped() {
        return of(AnswerabilityRule.shipped());
    }

    /** Fits what the product ships again, to other questions. */
    static Function<List<MeasuredQuestion>, AnswerScore> refit(double falseRefusals) {
        return questions -> of(LogisticFit.rule(questions, falseRefusals));
    }

    private static AnswerScore of(AnswerabilityRule rule) {
        return new AnswerScore() {
            @Override
            public double sureness(Signals signals) {
                return rule.probability(signals);
            }

            @Override
            public double threshold() {
                return rule.threshold();
            }
        };
    }
}
