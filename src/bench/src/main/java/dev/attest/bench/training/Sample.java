package dev.attest.bench.training;

import java.util.List;

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

    /** The examples at these places. */
    Sample only(List<Integer> places) {
        int[] indexes = places.stream().mapToInt(place -> place).toArray();
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
