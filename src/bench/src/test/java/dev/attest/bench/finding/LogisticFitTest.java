package dev.attest.bench.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.Answerability.Signals;
import dev.attest.answering.AnswerabilityRule;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogisticFitTest {

    private static final Random RANDOM = new Random(7);

    /** Coverage tells, cosine is noise. */
    private static List<MeasuredQuestion> questions() {
        return IntStream.range(0, 200)
                .mapToObj(i -> new MeasuredQuestion("set", "document", signals(0.8), signals(0.4), signals(0.1)))
                .toList();
    }

    private static Signals signals(double coverage) {
        return new Signals(coverage + RANDOM.nextGaussian() * 0.1, RANDOM.nextDouble());
    }

    @Test
    void findsTheSignalThatTells() {
        AnswerabilityRule rule = LogisticFit.rule(questions(), 0.05);
        assertThat(rule.coverage()).isGreaterThan(5 * Math.abs(rule.cosine()));
    }

    @Test
    void refusesTheShareOfAnswerableQuestionsItWasAllowed() {
        List<MeasuredQuestion> questions = questions();
        AnswerabilityRule rule = LogisticFit.rule(questions, 0.05);
        long refused = questions.stream()
                .filter(question -> !rule.answerable(question.answerable()))
                .count();
        assertThat(refused).isEqualTo(10);
    }
}
