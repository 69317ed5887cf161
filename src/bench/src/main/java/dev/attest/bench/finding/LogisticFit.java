package dev.attest.bench.finding;

import dev.attest.answering.Answerability.Signals;
import dev.attest.answering.AnswerabilityRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression of the two signals by gradient descent on the mean log-loss; sets count equally, and so do answerable
 * questions and unanswerable ones.
 */
final class LogisticFit {

    private static final int STEPS = 20_000;
    private static final double RATE = 1.0;

    private record Example(Signals signals, boolean answerable, double weight) {}

    private LogisticFit() {}

    /**
     * The fitted rule.
     *
     * @param falseRefusals share of answerable questions, over all sets, that the threshold refuses
     */
    static AnswerabilityRule rule(List<MeasuredQuestion> questions, double falseRefusals) {
        List<Example> examples = examples(questions);
        double[] weights = new double[3];
        for (int step = 0; step < STEPS; step++) {
            descend(weights, examples);
        }
        AnswerabilityRule rule = new AnswerabilityRule(weights[0], weights[1], weights[2], 0);
        double[] answerable = questions.stream()
                .mapToDouble(q -> rule.probability(q.answerable()))
                .sorted()
                .toArray();
        double threshold = answerable[(int) Math.floor(falseRefusals * answerable.length)];
        return new AnswerabilityRule(weights[0], weights[1], weights[2], threshold);
    }

    private static List<Example> examples(List<MeasuredQuestion> questions) {
        var examples = new ArrayList<Example>();
        for (MeasuredQuestion question : questions) {
            double ofSet = questions.stream()
                    .filter(other -> other.set().equals(question.set()))
                    .count();
            examples.add(new Example(question.answerable(), true, 0.5 / ofSet));
            examples.add(new Example(question.passageRemoved(), false, 0.25 / ofSet));
            examples.add(new Example(question.documentRemoved(), false, 0.25 / ofSet));
        }
        double total = examples.stream().mapToDouble(Example::weight).sum();
        return examples.stream()
                .map(e -> new Example(e.signals(), e.answerable(), e.weight() / total))
                .toList();
    }

    private static void descend(double[] weights, List<Example> examples) {
        double[] gradient = new double[3];
        for (Example example : examples) {
            Signals signals = example.signals();
            double z = weights[0] + weights[1] * signals.coverage() + weights[2] * signals.cosine();
            double error = (1 / (1 + Math.exp(-z)) - (example.answerable() ? 1 : 0)) * example.weight();
            gradient[0] += error;
            gradient[1] += error * signals.coverage();
            gradient[2] += error * signals.cosine();
        }
        Arrays.setAll(weights, i -> weights[i] - RATE * gradient[i]);
    }
}
