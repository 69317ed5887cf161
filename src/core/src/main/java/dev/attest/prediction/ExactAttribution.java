package dev.attest.prediction;

import java.util.Optional;

/**
 * Evaluates every coalition. A feature's contribution is what it adds to each coalition S without it, weighted with
 * |S|! (n - |S| - 1)! / n!, the share of the n! orders in which exactly S comes before it (Shapley 1953).
 */
final class ExactAttribution extends Attribution {

    /** By the size of the coalition. */
    private final double[] weights;

    ExactAttribution(double[] row, double[] baseline, int[] moved) {
        super(row, baseline, moved, 1 << moved.length);
        this.weights = new double[moved.length];
        for (int size = 0; size < weights.length; size++) {
            weights[size] = size == 0 ? 1.0 / moved.length : weights[size - 1] * size / (moved.length - size);
        }
    }

    /** The bits of an evaluation are the features that have not joined, so that 0 is the row itself. */
    @Override
    boolean joins(int evaluation, int player) {
        return (evaluation >> player & 1) == 0;
    }

    @Override
    int nobody() {
        return evaluations() - 1;
    }

    @Override
    double contribution(int player) {
        int away = 1 << player;
        double sum = 0;
        for (int with = 0; with < evaluations(); with++) {
            if ((with & away) == 0) {
                int others = players() - Integer.bitCount(with) - 1;
                sum += weights[others] * (said(with) - said(with | away));
            }
        }
        return sum;
    }

    @Override
    Optional<Double> standardError(int player) {
        return Optional.empty();
    }
}
