package dev.attest.eval.calibration;

import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one judge made of the pairs of one file.
 *
 * @param lines see {@link PairMeasures}
 */
record PairOutcome(String system, Labels.Pairs labels, List<PairTrial> trials, List<Line> lines) implements Outcome {

    static PairOutcome of(String system, Labels.Pairs labels, List<PairTrial> trials) {
        return new PairOutcome(system, labels, trials, new PairMeasures(system, labels, trials).lines());
    }

    @Override
    public int unmeasured() {
        return (int) trials.stream().filter(trial -> !trial.isMeasured()).count();
    }

    @Override
    public Optional<String> whyUnmeasured() {
        return Reasons.commonest(
                trials.stream().flatMap(trial -> Stream.<Judged<Rating>>of(trial.forth(), trial.back())));
    }

    /** Pairs that went wrong in an order; those wrong in both first. */
    @Override
    public List<Miss> misses() {
        return trials.stream()
                .filter(trial -> PairChoice.of(trial).accuracy() < 1)
                .map(this::miss)
                .toList();
    }

    private Miss miss(PairTrial trial) {
        PairChoice choice = PairChoice.of(trial);
        String said = "the judge prefers %s, with the outputs swapped %s, people %d: “%s”"
                .formatted(
                        named(choice.forth()),
                        named(choice.back()),
                        choice.better(),
                        Words.cut(trial.pair().instruction()));
        return new Miss(labels.name(), trial.pair().id(), 1 - choice.accuracy(), said);
    }

    private static String named(int winner) {
        return winner == 0 ? "neither" : Integer.toString(winner);
    }
}
