package dev.attest.bench.finding;

import dev.attest.answering.Answerability.Signals;
import dev.attest.answering.AnswerabilityModel;
import dev.attest.bench.CrossValidation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Logistic regression by Newton's method, with a penalty so small that it only keeps weights finite; sets count equally, and so
 * do answerable questions and unanswerable ones. Nothing in it is drawn by chance.
 */
final class AnswerabilityFit {

    /** Shares of answerable questions that a threshold is kept for. */
    private static final double[] FALSE_REFUSALS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2};

    private static final NavigableMap<Double, Double> NONE = new TreeMap<>(Map.of(1.0, 1.0));
    private static final int STEPS = 50;
    private static final double PENALTY = 1e-4;

    private record Example(double[] signals, boolean answerable, double weight) {}

    private AnswerabilityFit() {}

    /**
     * The fitted model. Its thresholds are those that refuse their share of these questions, all sets together, when each is weighed by a model
     * that has not seen its document: of its own questions a model thinks too well.
     */
    static AnswerabilityModel model(List<MeasuredQuestion> questions, List<String> card) {
        double[] unseen = CrossValidation.outOfFold(questions, MeasuredQuestion::document, others -> {
                    AnswerabilityModel model = model(List.of(), weights(others), NONE);
                    return question -> model.probability(question.answerable());
                })
                .stream()
                .mapToDouble(probability -> probability)
                .sorted()
                .toArray();
        return model(card, weights(questions), thresholds(unseen));
    }

    private static double[] weights(List<MeasuredQuestion> questions) {
        List<Example> examples = examples(questions);
        double[] weights = new double[4];
        for (int step = 0; step < STEPS; step++) {
            improve(weights, examples);
        }
        return weights;
    }

    private static AnswerabilityModel model(
            List<String> card, double[] weights, NavigableMap<Double, Double> thresholds) {
        return new AnswerabilityModel(
                card, rounded(weights[0]), rounded(weights[1]), rounded(weights[2]), rounded(weights[3]), thresholds);
    }

    private static double rounded(double number) {
        return Math.round(number * 1e4) / 1e4;
    }

    private static NavigableMap<Double, Double> thresholds(double[] answerable) {
        var thresholds = new TreeMap<Double, Double>();
        for (double share : FALSE_REFUSALS) {
            thresholds.put(share, rounded(answerable[(int) Math.floor(share * answerable.length)]));
        }
        return thresholds;
    }

    private static List<Example> examples(List<MeasuredQuestion> questions) {
        var examples = new ArrayList<Example>();
        long sets = questions.stream().map(MeasuredQuestion::set).distinct().count();
        for (MeasuredQuestion question : questions) {
            double ofSet = questions.stream()
                    .filter(other -> other.set().equals(question.set()))
                    .count();
            double weight = 1 / (ofSet * sets);
            examples.add(new Example(numbers(question.answerable()), true, weight / 2));
            examples.add(new Example(numbers(question.passageRemoved()), false, weight / 4));
            examples.add(new Example(numbers(question.documentRemoved()), false, weight / 4));
        }
        return examples;
    }

    private static double[] numbers(Signals signals) {
        return new double[] {1, signals.coverage(), signals.match(), signals.lead()};
    }

    /** One step of Newton's method. */
    private static void improve(double[] weights, List<Example> examples) {
        int n = weights.length;
        double[][] system = new double[n][n + 1];
        for (int i = 1; i < n; i++) {
            system[i][i] = PENALTY;
            system[i][n] = -PENALTY * weights[i];
        }
        for (Example example : examples) {
            double odds = 0;
            for (int i = 0; i < n; i++) {
                odds += weights[i] * example.signals()[i];
            }
            double probability = 1 / (1 + Math.exp(-odds));
            double error = (example.answerable() ? 1 : 0) - probability;
            double curvature = example.weight() * Math.max(probability * (1 - probability), 1e-9);
            for (int i = 0; i < n; i++) {
                system[i][n] += example.weight() * error * example.signals()[i];
                for (int j = 0; j < n; j++) {
                    system[i][j] += curvature * example.signals()[i] * example.signals()[j];
                }
            }
        }
        double[] step = solved(system);
        Arrays.setAll(weights, i -> weights[i] + step[i]);
    }

    /** Gauss–Jordan elimination with the largest pivot of each column. */
    private static double[] solved(double[][] system) {
        int n = system.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(system[row][column]) > Math.abs(system[pivot][column]) ? row : pivot;
            }
            double[] chosen = system[pivot];
            system[pivot] = system[column];
            system[column] = chosen;
            for (int row = 0; row < n; row++) {
                double factor = row == column ? 0 : system[row][column] / chosen[column];
                for (int i = column; i <= n; i++) {
                    system[row][i] -= factor * chosen[i];
                }
            }
        }
        double[] solution = new double[n];
        Arrays.setAll(solution, i -> system[i][n] / system[i][i]);
        return solution;
    }
}
