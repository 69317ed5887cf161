package dev.attest.eval.figures;

import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.JudgeError.Interval;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.RoganGladen;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * A judge's errors on claims, as measured and as they might have been measured.
 *
 * @param measured on people's labels
 * @param drawn on as many labels drawn anew, once for every resample of a bootstrap. A draw is as often right as Lang and
 *     Reiczigel, Confidence limits for prevalence of disease adjusted for estimated sensitivity and specificity, 2014, adjust
 *     it: one more right and one more wrong than counted.
 */
record Errors(RoganGladen measured, RoganGladen[] drawn) {

    /** The width of 95 % intervals in standard errors. */
    private static final double WIDTH = 2 * 1.959963984540054;

    /** A judge that is no better than a coin in more of the draws corrects nothing. */
    private static final double MOST_COINS = 0.025;

    /** None when the judge was not measured on claims, or may be no better than a coin. */
    static Optional<Errors> of(JudgeError judge, long seed) {
        Interval sensitivity = judge.sensitivity();
        Interval specificity = judge.specificity();
        if (!judge.kind().equals("claims") || sensitivity == null || specificity == null) {
            return Optional.empty();
        }
        var random = new Random(seed);
        double[] yes = drawn(sensitivity, judge.truePositives() + judge.falseNegatives(), random);
        double[] no = drawn(specificity, judge.trueNegatives() + judge.falsePositives(), random);
        var drawn = new RoganGladen[yes.length];
        Arrays.setAll(drawn, i -> new RoganGladen(yes[i], no[i]));
        return Optional.of(new Errors(new RoganGladen(sensitivity.value(), specificity.value()), drawn))
                .filter(Errors::tell);
    }

    private boolean tell() {
        long coins = Arrays.stream(drawn).filter(draw -> !draw.tells()).count();
        return measured.tells() && coins <= MOST_COINS * drawn.length;
    }

    private static double[] drawn(Interval share, int labels, Random random) {
        int n = informative(share, labels);
        double right = (share.value() * n + 1) / (n + 2);
        return random.longs(Bootstrap.RESAMPLES)
                .mapToObj(Random::new)
                .mapToDouble(trials -> trials.doubles(n).filter(x -> x < right).count() / (double) n)
                .toArray();
    }

    /** As many independent labels as the interval is worth; fewer than there are, where labels share their sources. */
    private static int informative(Interval share, int labels) {
        double error = (share.high() - share.low()) / WIDTH;
        double worth = share.value() * (1 - share.value()) / (error * error);
        return worth > 0 && worth < labels ? Math.max(1, (int) Math.round(worth)) : Math.max(1, labels);
    }

    /** The same errors for counting what is not so. */
    Errors ofTheOthers() {
        return new Errors(
                other(measured), Arrays.stream(drawn).map(Errors::other).toArray(RoganGladen[]::new));
    }

    private static RoganGladen other(RoganGladen test) {
        return new RoganGladen(/* sensitivity= */ test.specificity(), /* specificity= */ test.sensitivity());
    }
}
