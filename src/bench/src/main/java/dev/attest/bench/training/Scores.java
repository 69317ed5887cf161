package dev.attest.bench.training;

import dev.attest.statistics.Auroc;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Decisions;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How well probabilities tell a set's supported sentences from the others.
 *
 * @param decisions at one half
 * @param auc area under the ROC curve; NaN for a set of one class
 */
record Scores(String set, Decisions decisions, double auc) {

    private static final double EVEN = 0.5;

    /** One a set, in the order the sets come. */
    static List<Scores> bySet(List<Labelled> examples, double[] probabilities) {
        return examples.stream()
                .map(Labelled::set)
                .distinct()
                .map(set -> of(set, examples, probabilities))
                .toList();
    }

    private static Scores of(String set, List<Labelled> examples, double[] probabilities) {
        int[] own = IntStream.range(0, examples.size())
                .filter(i -> examples.get(i).set().equals(set))
                .toArray();
        double[] support = Bootstrap.drawn(probabilities, own);
        boolean[] truth = new boolean[own.length];
        for (int i = 0; i < own.length; i++) {
            truth[i] = examples.get(own[i]).supported();
        }
        return new Scores(set, Decisions.of(support, EVEN, truth), Auroc.of(support, truth));
    }

    /** Balanced over the classes there are: the plain accuracy where there is but one. */
    double balancedAccuracy() {
        double balanced = decisions.balancedAccuracy();
        return Double.isNaN(balanced) ? decisions.accuracy() : balanced;
    }

    /** As a card has it. */
    String line() {
        return String.format(
                Locale.ROOT,
                "balanced accuracy %.3f%s, n=%d, %d supported",
                balancedAccuracy(),
                Double.isNaN(auc) ? "" : String.format(Locale.ROOT, ", AUC %.3f", auc),
                decisions.size(),
                decisions.positives());
    }
}
