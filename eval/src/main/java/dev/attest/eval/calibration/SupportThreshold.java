package dev.attest.eval.calibration;

import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Folds;
import dev.attest.statistics.Threshold;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** From which support on to call a claim supported, chosen by the labels, and what that reaches on claims it was not chosen by. */
final class SupportThreshold {

    private static final long SEED = 7;

    private final Decided decided;
    private final List<String> groups;

    /** @param groups of the claims: what shares one is chosen by, or decided, together */
    SupportThreshold(Decided decided, List<String> groups) {
        this.decided = decided;
        this.groups = groups;
    }

    /** The support with the greatest balanced accuracy among the measured ones of these claims. */
    double best(int[] items) {
        int[] known = decided.known(items);
        return Threshold.best(Bootstrap.drawn(decided.support, known), Bootstrap.drawn(decided.truth, known));
    }

    /** Decisions on every claim by the support that is best on the other folds; with one group alone there are no others. */
    boolean[] outOfFold() {
        List<Integer> folds = Folds.of(groups, new TreeSet<>(groups), SEED);
        boolean[] said = new boolean[groups.size()];
        for (int fold : new HashSet<>(folds)) {
            double threshold = best(where(folds, fold, false));
            for (int i : where(folds, fold, true)) {
                said[i] = decided.support[i] >= threshold;
            }
        }
        return said;
    }

    boolean canBeHeldOut() {
        return groups.stream().distinct().count() > 1;
    }

    private int[] where(List<Integer> folds, int fold, boolean inside) {
        return IntStream.range(0, folds.size())
                .filter(i -> (folds.get(i) == fold) == inside)
                .toArray();
    }
}
