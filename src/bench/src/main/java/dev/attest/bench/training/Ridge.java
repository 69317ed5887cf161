package dev.attest.bench.training;

import java.util.Arrays;

/**
 * Logistic regression with a squared penalty on the weights, none on the intercept, by accelerated gradient descent
 * (Nesterov, 1983) with restarts (O'Donoghue and Candès, 2015).
 */
final class Ridge {

    private static final int STEPS = 250;
    private static final int POWER_STEPS = 15;

    private final Sample sample;
    private final double trust;
    private final int width;

    private Ridge(Sample sample, double trust) {
        this.sample = sample;
        this.trust = trust;
        this.width = sample.rows()[0].length;
    }

    /**
     * The weights of the columns, then the intercept.
     *
     * @param trust how much the examples' loss counts beside half the weights' squares
     */
    static double[] fit(Sample sample, double trust) {
        return new Ridge(sample, trust).descend();
    }

    private double[] descend() {
        double step = 1 / (1 + trust * steepness() / 4);
        double[] weights = new double[width + 1];
        double[] ahead = weights.clone();
        int since = 0;
        for (int i = 0; i < STEPS; i++) {
            double[] gradient = gradient(ahead);
            double[] next = new double[width + 1];
            double uphill = 0;
            for (int d = 0; d <= width; d++) {
                next[d] = ahead[d] - step * gradient[d];
                uphill += gradient[d] * (next[d] - weights[d]);
            }
            since = uphill > 0 ? 0 : since + 1;
            double momentum = since / (since + 3.0);
            for (int d = 0; d <= width; d++) {
                ahead[d] = next[d] + momentum * (next[d] - weights[d]);
            }
            weights = next;
        }
        return weights;
    }

    private double[] gradient(double[] weights) {
        double[] gradient = weights.clone();
        gradient[width] = 0;
        for (int i = 0; i < sample.size(); i++) {
            double probability = 1 / (1 + Math.exp(-dot(weights, sample.rows()[i])));
            double error = trust * sample.weights()[i] * (probability - (sample.labels()[i] ? 1 : 0));
            add(sample.rows()[i], error, gradient);
        }
        return gradient;
    }

    /** The largest eigenvalue of the weighted squares of the columns, by power iteration, a little overestimated. */
    private double steepness() {
        double[] direction = new double[width + 1];
        Arrays.fill(direction, 1);
        double length = 0;
        for (int step = 0; step < POWER_STEPS; step++) {
            double[] next = new double[width + 1];
            for (int i = 0; i < sample.size(); i++) {
                double[] row = sample.rows()[i];
                add(row, sample.weights()[i] * dot(direction, row), next);
            }
            length = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
            for (int d = 0; d <= width; d++) {
                direction[d] = next[d] / length;
            }
        }
        return 1.1 * length;
    }

    private static double dot(double[] weights, double[] row) {
        double sum = weights[row.length];
        for (int d = 0; d < row.length; d++) {
            sum += weights[d] * row[d];
        }
        return sum;
    }

    private static void add(double[] row, double factor, double[] sum) {
        for (int d = 0; d < row.length; d++) {
            sum[d] += factor * row[d];
        }
        sum[row.length] += factor;
    }
}
