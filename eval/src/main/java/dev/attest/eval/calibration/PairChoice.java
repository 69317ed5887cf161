package dev.attest.eval.calibration;

import dev.attest.eval.Judged;
import dev.attest.eval.Rating;

/**
 * Which outputs of one pair won.
 *
 * @param better as people say, 1 or 2
 * @param forth winner with the first output first: 1, 2, 0 for neither, -1 where the pair was not measured
 * @param back winner with the second output first
 */
record PairChoice(int better, int forth, int back) {

    static PairChoice of(PairTrial trial) {
        return trial.isMeasured()
                ? new PairChoice(
                        trial.pair().better(),
                        number(preference(trial.forth())),
                        number(preference(trial.back()).swapped()))
                : new PairChoice(trial.pair().better(), -1, -1);
    }

    private static Preference preference(Judged<Rating> rating) {
        return Preference.of(((Judged.Of<Rating>) rating).value());
    }

    private static int number(Preference preference) {
        return preference == Preference.FIRST ? 1 : preference == Preference.SECOND ? 2 : 0;
    }

    boolean isMeasured() {
        return forth >= 0;
    }

    /** 0 to 1; NaN where the pair was not measured, as all below. */
    double accuracy() {
        return known((right(forth) + right(back)) / 2);
    }

    private double right(int winner) {
        return winner == better ? 1 : winner == 0 ? 0.5 : 0;
    }

    /** 1 when the winner stays. */
    double consistency() {
        return known(forth == back ? 1 : 0);
    }

    /** How often the output shown first won, less how often the second did, over both orders: 0 is fair. */
    double lean() {
        int first = (forth == 1 ? 1 : 0) + (back == 2 ? 1 : 0);
        int second = (forth == 2 ? 1 : 0) + (back == 1 ? 1 : 0);
        return known((first - second) / 2.0);
    }

    /** Share of the orders without a winner. */
    double ties() {
        return known(((forth == 0 ? 1 : 0) + (back == 0 ? 1 : 0)) / 2.0);
    }

    private double known(double value) {
        return isMeasured() ? value : Double.NaN;
    }
}
