package dev.attest.bench.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How well probabilities tell a set's supported sentences from the others.
 *
 * @param balancedAccuracy mean of the shares told rightly in each class, at one half; of the only class where there is one
 * @param auc area under the ROC curve; NaN for a set of one class
 */
record Scores(String set, int size, int supported, double balancedAccuracy, double auc) {

    /** One a set, in the order the sets come. */
    static List<Scores> bySet(List<Labelled> examples, double[] probabilities) {
        return examples.stream()
                .map(Labelled::set)
                .distinct()
                .map(set -> of(set, examples, probabilities))
                .toList();
    }

    private static Scores of(String set, List<Labelled> examples, double[] probabilities) {
        double[] positives = of(set, true, examples, probabilities);
        double[] negatives = of(set, false, examples, probabilities);
        double hit = share(positives, true);
        double rejected = share(negatives, false);
        double balanced = positives.length == 0 ? rejected : negatives.length == 0 ? hit : (hit + rejected) / 2;
        return new Scores(
                set, positives.length + negatives.length, positives.length, balanced, auc(positives, negatives));
    }

    private static double[] of(String set, boolean supported, List<Labelled> examples, double[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .filter(i ->
                        examples.get(i).set().equals(set) && examples.get(i).supported() == supported)
                .mapToDouble(i -> probabilities[i])
                .toArray();
    }

    private static double share(double[] probabilities, boolean supported) {
        return Arrays.stream(probabilities).filter(p -> (p >= 0.5) == supported).count()
                / (double) Math.max(1, probabilities.length);
    }

    private static double auc(double[] positives, double[] negatives) {
        double wins = 0;
        for (double positive : positives) {
            for (double negative : negatives) {
                wins += positive > negative ? 1 : positive == negative ? 0.5 : 0;
            }
        }
        return wins / ((double) positives.length * negatives.length);
    }

    /** As a card has it. */
    String line() {
        return String.format(
                Locale.ROOT,
                "balanced accuracy %.3f%s, n=%d, %d supported",
                balancedAccuracy,
                Double.isNaN(auc) ? "" : String.format(Locale.ROOT, ", AUC %.3f", auc),
                size,
                supported);
    }
}
