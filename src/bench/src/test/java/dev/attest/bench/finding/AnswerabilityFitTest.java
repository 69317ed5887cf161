package dev.attest.bench.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.Answerability.Signals;
import dev.attest.answering.AnswerabilityModel;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerabilityFitTest {

    /** Coverage tells, the rest is noise. */
    private static List<MeasuredQuestion> questions() {
        var random = new Random(7);
        return IntStream.range(0, 200)
                .mapToObj(i -> new MeasuredQuestion(
                        "set", "document " + i, signals(random, 0.8), signals(random, 0.4), signals(random, 0.1)))
                .toList();
    }

    private static Signals signals(Random random, double coverage) {
        return new Signals(coverage + random.nextGaussian() * 0.2, random.nextDouble(), random.nextDouble());
    }

    private static AnswerabilityModel fitted() {
        return AnswerabilityFit.model(questions(), List.of("name=answerability"));
    }

    @Test
    void findsTheSignalThatTells() {
        AnswerabilityModel model = fitted();
        assertThat(model.coverage()).isGreaterThan(5 * Math.abs(model.match()));
        assertThat(model.coverage()).isGreaterThan(5 * Math.abs(model.lead()));
    }

    @Test
    void refusesTheShareOfAnswerableQuestionsItWasAllowed() {
        AnswerabilityModel model = fitted();
        long refused = questions().stream()
                .filter(question -> model.probability(question.answerable()) < model.threshold(0.05))
                .count();
        // About, as the threshold is that of models which have not seen the question.
        assertThat(refused).isBetween(5L, 15L);
    }

    @Test
    void theSameQuestionsGiveTheSameBytes() {
        assertThat(fitted().text()).isEqualTo(fitted().text()).contains("card.name=answerability");
    }

    @Test
    void questionsThatAreToldApartWithoutErrorHaveFiniteWeights() {
        List<MeasuredQuestion> questions = List.of(
                new MeasuredQuestion("a", "d", new Signals(1, 1, 1), new Signals(0, 0, 0), new Signals(0, 0, 0)),
                new MeasuredQuestion("b", "e", new Signals(1, 0.9, 1), new Signals(0, 0.1, 0), new Signals(0, 0, 0)));
        AnswerabilityModel model = AnswerabilityFit.model(questions, List.of());
        assertThat(model.probability(new Signals(1, 1, 1))).isBetween(0.9, 1.0);
        assertThat(model.coverage()).isFinite();
    }
}
