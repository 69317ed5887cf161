package dev.attest.bench.training;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Numbers to learn from.
 *
 * @param rows one an example
 * @param labels whether each is supported
 * @param weights how much each counts
 */
record Sample(double[][] rows, boolean[] labels, double[] weights) {

    int size() {
        return rows.length;
    }

    Sample where(IntPredicate kept) {
        int[] indexes = IntStream.range(0, size()).filter(kept).toArray();
        var own = new double[indexes.length][];
        var ownLabels = new boolean[indexes.length];
        var ownWeights = new double[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            own[i] = rows[indexes[i]];
            ownLabels[i] = labels[indexes[i]];
            ownWeights[i] = weights[indexes[i]];
        }
        return new Sample(own, ownLabels, ownWeights);
    }
}
