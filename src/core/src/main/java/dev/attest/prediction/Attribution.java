package dev.attest.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The explanation of one row while it comes about: what the model is asked for, and what it said. Each evaluation is a
 * coalition of moved features, which have the row's values while all others stand at their baselines. The first is all of
 * them: the row itself.
 */
abstract class Attribution {

    private final double[] row;
    private final double[] baseline;
    private final int[] moved;
    private final double[] said;
    private int label;

    /** @param moved indexes of the features whose values are not their baselines; only these can contribute */
    Attribution(double[] row, double[] baseline, int[] moved, int evaluations) {
        this.row = row;
        this.baseline = baseline;
        this.moved = moved;
        this.said = new double[evaluations];
    }

    /** Whether a moved feature, by its place among them, is in the coalition of an evaluation. */
    abstract boolean joins(int evaluation, int player);

    /** Which evaluation is nobody's. */
    abstract int nobody();

    /** What a moved feature contributes. */
    abstract double contribution(int player);

    /** The standard error of that; empty where contributions are exact. */
    abstract Optional<Double> standardError(int player);

    int evaluations() {
        return said.length;
    }

    int width() {
        return row.length;
    }

    int players() {
        return moved.length;
    }

    /** Writes the values of an evaluation. */
    void put(int evaluation, double[] values, int at) {
        System.arraycopy(baseline, 0, values, at, baseline.length);
        for (int player = 0; player < moved.length; player++) {
            if (joins(evaluation, player)) {
                values[at + moved[player]] = row[moved[player]];
            }
        }
    }

    /** What the model said, of the first evaluation first. */
    void take(int evaluation, Scores scores, int index) {
        if (evaluation == 0) {
            label = scores.best(index);
        }
        said[evaluation] = scores.probability(index, label);
    }

    /** The probability of the row's label in that evaluation. */
    double said(int evaluation) {
        return said[evaluation];
    }

    Explanation explained() {
        Double[] contributions = new Double[row.length];
        Double[] errors = new Double[row.length];
        Arrays.fill(contributions, 0.0);
        Arrays.fill(errors, 0.0);
        boolean sampled = false;
        for (int player = 0; player < moved.length; player++) {
            contributions[moved[player]] = contribution(player);
            Optional<Double> error = standardError(player);
            sampled |= error.isPresent();
            errors[moved[player]] = error.orElse(0.0);
        }
        return new Explanation(
                label,
                said(nobody()),
                said(0),
                List.of(contributions),
                sampled ? Optional.of(List.of(errors)) : Optional.empty(),
                said.length);
    }
}
