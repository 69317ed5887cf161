package dev.attest.prediction.tribuo;

import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;
import java.util.Arrays;

/**
 * Trees laid flat for predicting; immutable. Node n goes on to node {@code less[n]} when the value of its column is at most
 * {@code splits[n]}, else to {@code greater[n]}; where {@code splitColumns[n]} is -1 it is a leaf, and the label l gets the
 * score {@code scores[less[n] + l]}.
 *
 * @param roots the first node of each tree
 */
record Forest(
        Columns columns,
        int labels,
        int[] roots,
        int[] splitColumns,
        double[] splits,
        int[] less,
        int[] greater,
        double[] scores) {

    static final int LEAF = -1;

    Scores score(Rows rows) {
        float[] probabilities = new float[rows.count() * labels];
        double[] values = new double[columns.count()];
        double[] sums = new double[labels];
        for (int row = 0; row < rows.count(); row++) {
            columns.read(rows, row, values);
            sum(values, sums);
            normalise(sums, probabilities, row * labels);
        }
        return new Scores(labels, probabilities);
    }

    private void sum(double[] values, double[] sums) {
        Arrays.fill(sums, 0);
        for (int root : roots) {
            int node = root;
            while (splitColumns[node] != LEAF) {
                node = values[splitColumns[node]] > splits[node] ? greater[node] : less[node];
            }
            for (int label = 0; label < labels; label++) {
                sums[label] += scores[less[node] + label];
            }
        }
    }

    private static void normalise(double[] sums, float[] into, int offset) {
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        for (int label = 0; label < sums.length; label++) {
            into[offset + label] = (float) (sums[label] / total);
        }
    }
}
