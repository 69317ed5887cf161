package dev.attest.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** From which score on to say yes. */
public final class Threshold {

    private Threshold() {}

    /**
     * The score from which on saying yes has the greatest balanced accuracy on these very items, which favours it: measure
     * what it reaches on others. The least such score; the least of all where one class is missing; NaN without items.
     *
     * @param scores in the order of {@code truth}
     */
    public static double best(double[] scores, boolean[] truth) {
        double[] positives = sorted(scores, truth, true);
        double[] negatives = sorted(scores, truth, false);
        double best = Double.NaN;
        double reached = Double.NEGATIVE_INFINITY;
        int missed = 0;
        int refused = 0;
        while (missed < positives.length || refused < negatives.length) {
            double score = Math.min(at(positives, missed), at(negatives, refused));
            double accuracy = balanced(positives.length, missed, negatives.length, refused);
            if (Double.isNaN(best) || accuracy > reached) {
                best = score;
                reached = accuracy;
            }
            missed = past(positives, missed, score);
            refused = past(negatives, refused, score);
        }
        return best;
    }

    private static double balanced(int positives, int missed, int negatives, int refused) {
        return new Decisions(positives - missed, negatives - refused, refused, missed).balancedAccuracy();
    }

    private static double at(double[] sorted, int i) {
        return i < sorted.length ? sorted[i] : Double.POSITIVE_INFINITY;
    }

    private static int past(double[] sorted, int from, double score) {
        int i = from;
        while (i < sorted.length && sorted[i] == score) {
            i++;
        }
        return i;
    }

    private static double[] sorted(double[] scores, boolean[] truth, boolean kind) {
        double[] own = IntStream.range(0, scores.length)
                .filter(i -> truth[i] == kind)
                .mapToDouble(i -> scores[i])
                .toArray();
        Arrays.sort(own);
        return own;
    }
}
