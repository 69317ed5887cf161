package dev.attest.bench.training;

import dev.attest.bench.CrossValidation;
import dev.attest.bench.UnusableData;
import dev.attest.judging.local.Calibration;
import dev.attest.judging.local.Feature;
import dev.attest.judging.local.Linear;
import dev.attest.judging.local.SupportModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains the support model. The same examples and seed give the same model.
 *
 * <p>What a part gives of an example that a later part learns from comes from a fit without that example's group, so that no
 * part trusts an earlier one's memory (stacking: Wolpert, 1992).
 */
public final class SupportTrainer {

    private static final int LEAST_GROUPS = 50;
    private static final double MEANING_TRUST = 0.18;
    private static final double LINEAR_TRUST = 0.01;

    private final long seed;

    private SupportTrainer(long seed) {
        this.seed = seed;
    }

    /** A calibrated model, without a card. */
    public static SupportModel train(List<Labelled> examples, long seed) {
        return crossFit(examples, seed).model();
    }

    /** The same, with what models that had not seen an example's group say of it. */
    static Trained crossFit(List<Labelled> examples, long seed) {
        return new SupportTrainer(seed).trained(examples);
    }

    /**
     * A model and its cross-validation.
     *
     * @param unseen probability of support of each example, by a model and a calibration that had not seen its group
     */
    record Trained(SupportModel model, double[] unseen) {}

    private Trained trained(List<Labelled> examples) {
        int[] groups = Groups.of(examples);
        check(examples, groups);
        List<Double> scores = CrossValidation.outOfFold(examples, groups, seed, others -> {
            SupportModel model = fitted(others);
            return example -> model.score(example.comparison());
        });
        Sample scored = scored(examples, scores);
        List<Double> unseen = CrossValidation.outOfFold(places(examples), groups, seed, others -> {
            Calibration calibration = Calibrating.slope(scored.only(others));
            return place -> calibration.probability(scores.get(place));
        });
        return new Trained(
                fitted(examples).with(Calibrating.fit(scored)),
                unseen.stream().mapToDouble(probability -> probability).toArray());
    }

    private static List<Integer> places(List<Labelled> examples) {
        return IntStream.range(0, examples.size()).boxed().toList();
    }

    private static void check(List<Labelled> examples, int[] groups) {
        long supported = examples.stream().filter(Labelled::supported).count();
        long sources = Arrays.stream(groups).distinct().count();
        if (supported == 0 || supported == examples.size() || sources < LEAST_GROUPS) {
            throw new UnusableData("The " + examples.size()
                    + " examples cannot be learnt from: it takes supported and"
                    + " unsupported sentences over at least " + LEAST_GROUPS + " sources that have nothing in common");
        }
    }

    private static Sample scored(List<Labelled> examples, List<Double> scores) {
        double[][] rows = scores.stream().map(score -> new double[] {score}).toArray(double[][]::new);
        return new Sample(rows, labels(examples), Weights.of(examples));
    }

    private static boolean[] labels(List<Labelled> examples) {
        var labels = new boolean[examples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.get(i).supported();
        }
        return labels;
    }

    private SupportModel fitted(List<Labelled> examples) {
        Sample unmatched = unmatched(examples);
        double[] meaning = meaning(unmatched);
        Sample sample = features(examples, unmatched);
        return new SupportModel(meaning, linear(sample), Boosting.fit(sample, seed), Calibration.NONE, List.of());
    }

    private static Sample unmatched(List<Labelled> examples) {
        double[][] rows = examples.stream()
                .map(example -> doubles(example.comparison().unmatched()))
                .toArray(double[][]::new);
        return new Sample(rows, labels(examples), Weights.of(examples));
    }

    private static double[] doubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }

    private static double[] meaning(Sample unmatched) {
        return Arrays.copyOf(Ridge.fit(unmatched, MEANING_TRUST), SupportModel.DIMENSION);
    }

    private Sample features(List<Labelled> examples, Sample unmatched) {
        List<double[]> rows = CrossValidation.outOfFold(places(examples), Groups.of(examples), seed + 1, others -> {
            double[] meaning = meaning(unmatched.only(others));
            return place -> SupportModel.values(examples.get(place).comparison(), meaning);
        });
        return new Sample(rows.toArray(double[][]::new), unmatched.labels(), unmatched.weights());
    }

    private static Linear linear(Sample sample) {
        int width = Feature.values().length;
        var means = new double[width];
        var deviations = new double[width];
        for (int column = 0; column < width; column++) {
            int c = column;
            double mean = Arrays.stream(sample.rows())
                    .mapToDouble(row -> row[c])
                    .average()
                    .orElse(0);
            double variance = Arrays.stream(sample.rows())
                    .mapToDouble(row -> (row[c] - mean) * (row[c] - mean))
                    .average()
                    .orElse(0);
            means[c] = mean;
            deviations[c] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        double[][] standardised = Arrays.stream(sample.rows())
                .map(row -> IntStream.range(0, width)
                        .mapToDouble(c -> (row[c] - means[c]) / deviations[c])
                        .toArray())
                .toArray(double[][]::new);
        double[] weights = Ridge.fit(new Sample(standardised, sample.labels(), sample.weights()), LINEAR_TRUST);
        return new Linear(means, deviations, Arrays.copyOf(weights, width), weights[width]);
    }
}
