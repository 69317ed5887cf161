package dev.attest.bench.training;

import dev.attest.judging.local.Feature;
import dev.attest.judging.local.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Boosted trees of three questions for the log-loss, each grown from a random part of the examples with a random part of
 * the features at each question (Friedman, Stochastic Gradient Boosting, 2002), leaves by one Newton step.
 */
final class Boosting {

    private static final int TREES = 150;
    private static final double RATE = 0.05;
    private static final double EXAMPLES = 0.6;
    private static final List<Feature> FEATURES_BY_INDEX = List.of(Feature.values());
    private static final int FEATURES = Math.max(1, FEATURES_BY_INDEX.size() / 4);
    private static final int LEAST = 20;
    private static final double PENALTY = 1;

    private final Sample sample;
    private final Bins bins;
    private final Random random;
    private final double[] scores;
    private final double[] errors;
    private final double[] curvatures;

    private Boosting(Sample sample, long seed) {
        this.sample = sample;
        this.bins = Bins.of(sample.rows());
        this.random = new Random(seed);
        this.scores = new double[sample.size()];
        this.errors = new double[sample.size()];
        this.curvatures = new double[sample.size()];
    }

    static List<Tree> fit(Sample sample, long seed) {
        var boosting = new Boosting(sample, seed);
        var trees = new ArrayList<Tree>();
        for (int i = 0; i < TREES; i++) {
            trees.add(boosting.next());
        }
        return trees;
    }

    private Tree next() {
        for (int i = 0; i < sample.size(); i++) {
            double probability = 1 / (1 + Math.exp(-scores[i]));
            errors[i] = sample.weights()[i] * ((sample.labels()[i] ? 1 : 0) - probability);
            curvatures[i] = sample.weights()[i] * probability * (1 - probability);
        }
        var grown = new Grown();
        int[] drawn = IntStream.range(0, sample.size())
                .filter(i -> random.nextDouble() < EXAMPLES)
                .toArray();
        grow(grown, 0, drawn);
        for (int i = 0; i < sample.size(); i++) {
            scores[i] += grown.leaves[grown.leaf(bins.bins()[i])];
        }
        return grown.tree(bins.edges());
    }

    private void grow(Grown grown, int node, int[] examples) {
        if (node >= Tree.INNER) {
            grown.leaves[node - Tree.INNER] = RATE * step(examples);
            return;
        }
        Question best = best(examples);
        grown.columns[node] = best.column;
        grown.cuts[node] = best.bin;
        grow(grown, 2 * node + 1, part(examples, best, true));
        grow(grown, 2 * node + 2, part(examples, best, false));
    }

    private double step(int[] examples) {
        double error = 0;
        double curvature = 0;
        for (int i : examples) {
            error += errors[i];
            curvature += curvatures[i];
        }
        return error / (curvature + PENALTY);
    }

    private int[] part(int[] examples, Question question, boolean atMost) {
        return Arrays.stream(examples)
                .filter(i -> (bins.bins()[i][question.column] <= question.bin) == atMost)
                .toArray();
    }

    private Question best(int[] examples) {
        List<Integer> columns =
                new ArrayList<>(IntStream.range(0, bins.edges().length).boxed().toList());
        Collections.shuffle(columns, random);
        var best = new Question(0, Integer.MAX_VALUE, 0);
        for (int column : columns.subList(0, FEATURES)) {
            Question question = best(examples, column);
            best = question.gain > best.gain ? question : best;
        }
        return best;
    }

    private Question best(int[] examples, int column) {
        int all = bins.edges()[column].length + 1;
        var error = new double[all];
        var curvature = new double[all];
        var counts = new int[all];
        for (int i : examples) {
            int bin = bins.bins()[i][column];
            error[bin] += errors[i];
            curvature[bin] += curvatures[i];
            counts[bin]++;
        }
        double allError = Arrays.stream(error).sum();
        double allCurvature = Arrays.stream(curvature).sum();
        double none = gain(allError, allCurvature);
        var best = new Question(column, Integer.MAX_VALUE, 0);
        double leftError = 0;
        double leftCurvature = 0;
        int left = 0;
        for (int bin = 0; bin < all - 1; bin++) {
            leftError += error[bin];
            leftCurvature += curvature[bin];
            left += counts[bin];
            double gain =
                    gain(leftError, leftCurvature) + gain(allError - leftError, allCurvature - leftCurvature) - none;
            if (left >= LEAST && examples.length - left >= LEAST && gain > best.gain) {
                best = new Question(column, bin, gain);
            }
        }
        return best;
    }

    private static double gain(double error, double curvature) {
        return error * error / (curvature + PENALTY);
    }

    /** Is the column's bin at most this one? */
    private record Question(int column, int bin, double gain) {}

    /** A tree over bins. */
    private static final class Grown {

        private final int[] columns = new int[Tree.INNER];
        private final int[] cuts = new int[Tree.INNER];
        private final double[] leaves = new double[Tree.LEAVES];

        private int leaf(int[] bins) {
            int node = 0;
            while (node < Tree.INNER) {
                node = 2 * node + (bins[columns[node]] <= cuts[node] ? 1 : 2);
            }
            return node - Tree.INNER;
        }

        private Tree tree(double[][] edges) {
            var features = new ArrayList<Feature>();
            var thresholds = new double[Tree.INNER];
            for (int i = 0; i < Tree.INNER; i++) {
                features.add(FEATURES_BY_INDEX.get(columns[i]));
                thresholds[i] = cuts[i] == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : edges[columns[i]][cuts[i]];
            }
            return new Tree(features, thresholds, leaves);
        }
    }
}
