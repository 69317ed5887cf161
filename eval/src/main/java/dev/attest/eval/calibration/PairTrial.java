package dev.attest.eval.calibration;

import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;

/**
 * What a judge said of one pair, shown in both orders.
 *
 * @param forth with the first output first
 * @param back with the second output first
 * @param millis how long both took, in milliseconds
 */
record PairTrial(Labels.Pair pair, Judged<Rating> forth, Judged<Rating> back, double millis) {

    static PairTrial of(Judge judge, Labels.Pair pair) {
        long began = System.nanoTime();
        Judged<Rating> forth = Preference.of(judge, pair.instruction(), pair.output1(), pair.output2());
        Judged<Rating> back = Preference.of(judge, pair.instruction(), pair.output2(), pair.output1());
        return new PairTrial(pair, forth, back, (System.nanoTime() - began) / 1e6);
    }

    /** Both orders, or it is none. */
    boolean isMeasured() {
        return forth instanceof Judged.Of<Rating> && back instanceof Judged.Of<Rating>;
    }
}
