package dev.attest.prediction.tribuo;

import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;

/**
 * The softmax of one weighted sum a label.
 *
 * @param weights of each label (first index): of every column, then the bias
 */
record LinearModel(Columns columns, Scaling scaling, float[][] weights) implements Learnt {

    @Override
    public Scores score(Rows rows) {
        int labels = weights.length;
        float[] probabilities = new float[rows.count() * labels];
        double[] values = new double[columns.count()];
        double[] sums = new double[labels];
        for (int row = 0; row < rows.count(); row++) {
            scaling.read(rows, row, values);
            for (int label = 0; label < labels; label++) {
                sums[label] = sum(weights[label], values);
            }
            softmax(sums, probabilities, row * labels);
        }
        return new Scores(labels, probabilities);
    }

    private static double sum(float[] weights, double[] values) {
        double sum = weights[values.length];
        for (int column = 0; column < values.length; column++) {
            sum += weights[column] * values[column];
        }
        return sum;
    }

    /** Less the greatest sum, so that no exponential overflows. */
    private static void softmax(double[] sums, float[] into, int offset) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            greatest = Math.max(greatest, sum);
        }
        double total = 0;
        for (double sum : sums) {
            total += Math.exp(sum - greatest);
        }
        for (int label = 0; label < sums.length; label++) {
            into[offset + label] = (float) (Math.exp(sums[label] - greatest) / total);
        }
    }

    @Override
    public byte[] file() {
        return new LinearGraph(this).bytes();
    }
}
