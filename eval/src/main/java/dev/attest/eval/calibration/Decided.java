package dev.attest.eval.calibration;

import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Decisions;
import java.util.Arrays;
import java.util.List;

/** The verdicts on the claims of one file as numbers, in their order. */
final class Decided {

    final boolean[] measured;
    final boolean[] said;
    final boolean[] truth;
    final boolean[] wrong;
    /** NaN where the judge gives none. */
    final double[] support;
    /**
     * How sure the judge is of its decision: the probability that it is right, or where it gives none how many of its
     * members agree.
     */
    final double[] sureness;

    Decided(List<ClaimTrial> trials) {
        int n = trials.size();
        measured = new boolean[n];
        said = new boolean[n];
        truth = new boolean[n];
        wrong = new boolean[n];
        support = trials.stream().mapToDouble(ClaimTrial::support).toArray();
        boolean probable = trials.stream().noneMatch(trial -> trial.isMeasured() && Double.isNaN(trial.support()));
        sureness = trials.stream()
                .mapToDouble(trial ->
                        !probable ? trial.agreement() : trial.isSupported() ? trial.support() : 1 - trial.support())
                .toArray();
        for (int i = 0; i < n; i++) {
            measured[i] = trials.get(i).isMeasured();
            said[i] = trials.get(i).isSupported();
            truth[i] = trials.get(i).claim().supported();
            wrong[i] = trials.get(i).isWrong();
        }
    }

    /** Those of the drawn claims that were measured. */
    int[] known(int[] items) {
        return Arrays.stream(items).filter(i -> measured[i]).toArray();
    }

    int[] known() {
        return known(all());
    }

    int[] all() {
        int[] all = new int[measured.length];
        Arrays.setAll(all, i -> i);
        return all;
    }

    /** Whether every measured claim has a probability. */
    boolean hasSupport() {
        int[] known = known();
        return known.length > 0 && Arrays.stream(known).noneMatch(i -> Double.isNaN(support[i]));
    }

    Decisions decisions(int[] items) {
        return decisions(said, items);
    }

    /** Other decisions on the same claims. */
    Decisions decisions(boolean[] others, int[] items) {
        int[] known = known(items);
        return Decisions.of(Bootstrap.drawn(others, known), Bootstrap.drawn(truth, known));
    }
}
