package dev.attest.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Area under the ROC curve: the probability that a positive scores above a negative, ties counting half (Mann–Whitney). */
public final class Auroc {

    private Auroc() {}

    /** Of scores and truths in the same order; NaN when there is none of either kind. */
    public static double of(double[] scores, boolean[] truth) {
        return of(scores(scores, truth, true), scores(scores, truth, false));
    }

    private static double[] scores(double[] scores, boolean[] truth, boolean kind) {
        return IntStream.range(0, scores.length)
                .filter(i -> truth[i] == kind)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    /** NaN when there is none of either. */
    public static double of(double[] positives, double[] negatives) {
        double[] sorted = negatives.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double positive : positives) {
            wins += (count(sorted, positive, false) + count(sorted, positive, true)) / 2.0;
        }
        return wins / ((double) positives.length * negatives.length);
    }

    /** How many values lie below a bound, or at most at it. */
    private static int count(double[] sorted, double bound, boolean inclusive) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < bound || (inclusive && sorted[middle] == bound)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
