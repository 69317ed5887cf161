package dev.attest.bench.finding;

import dev.attest.answering.Answerability.Signals;
import dev.attest.answering.AnswerabilityModel;
import dev.attest.answering.FalseRefusals;
import java.util.List;
import java.util.OptionalDouble;

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
        return of(AnswerabilityModel.shipped());
    }

    /** Fits what the product ships again, to other questions. */
    static AnswerScore refit(List<MeasuredQuestion> questions) {
        return of(AnswerabilityFit.model(questions, List.of()));
    }

    private static AnswerScore of(AnswerabilityModel model) {
        return new AnswerScore() {
            @Override
            public double sureness(Signals signals) {
                return model.probability(signals);
            }

            @Override
            public double threshold() {
                return model.threshold(FalseRefusals.DEFAULT.share());
            }
        };
    }
}
