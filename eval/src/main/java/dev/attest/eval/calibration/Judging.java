package dev.attest.eval.calibration;

import dev.attest.eval.Judge;
import dev.attest.eval.calibration.Calibration.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Asks judges about labels.
 *
 * @param threads how many at once
 */
record Judging(int threads) {

    /** The judge's outcome and those of the others. */
    Labelled of(Labels labels, Judge judge, List<Judge> others, Runnable step) {
        var outcomes = new ArrayList<Supplier<Outcome>>();
        outcomes.add(judged(labels, judge, step));
        others.forEach(other -> outcomes.add(judged(labels, other, () -> {})));
        return new Labelled(labels, InParallel.of(outcomes, threads, Supplier::get));
    }

    /** Asks at once; what follows from the answers is measured later. */
    private Supplier<Outcome> judged(Labels labels, Judge judge, Runnable step) {
        if (labels instanceof Labels.Claims claims) {
            List<ClaimTrial> trials = trials(claims.claims(), judge, ClaimTrial::of, step);
            return () -> ClaimOutcome.of(judge.name(), claims, trials);
        }
        var pairs = (Labels.Pairs) labels;
        List<PairTrial> trials = trials(pairs.pairs(), judge, PairTrial::of, step);
        return () -> PairOutcome.of(judge.name(), pairs, trials);
    }

    private <L, T> List<T> trials(List<L> labels, Judge judge, BiFunction<Judge, L, T> trial, Runnable step) {
        return InParallel.of(labels, threads, label -> {
            T said = trial.apply(judge, label);
            step.run();
            return said;
        });
    }
}
