package dev.attest.bench.training;

import dev.attest.judging.local.Calibration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Fits the calibration to scores of examples that their models had not seen. */
final class Calibrating {

    /** As good as no penalty on the slope. */
    private static final double TRUST = 10;
    /** The share that must be right among those called supported, and among those called unsupported. */
    private static final double RIGHT = 0.75;

    private Calibrating() {}

    /** Platt's slope and offset, with thresholds of one half. */
    static Calibration slope(Sample scores) {
        double[] fitted = Ridge.fit(scores, TRUST);
        return new Calibration(fitted[0], fitted[1], 0.5, 0.5);
    }

    /** The same, with the thresholds nearest to one half beyond which at least three quarters are called right. */
    static Calibration fit(Sample scores) {
        Calibration slope = slope(scores);
        double[] probabilities = IntStream.range(0, scores.size())
                .mapToDouble(i -> slope.probability(scores.rows()[i][0]))
                .toArray();
        return new Calibration(
                slope.slope(),
                slope.offset(),
                Math.max(0.5, threshold(scores, probabilities, true)),
                Math.min(0.5, threshold(scores, probabilities, false)));
    }

    /** Going inwards from the surest example, the last place at which enough of those passed are right. */
    private static double threshold(Sample scores, double[] probabilities, boolean supported) {
        Comparator<Integer> inwards = Comparator.comparingDouble(i -> probabilities[i]);
        List<Integer> order = IntStream.range(0, scores.size())
                .boxed()
                .sorted(supported ? inwards.reversed() : inwards)
                .toList();
        double all = 0;
        double right = 0;
        double threshold = supported ? 1 : 0;
        for (int i : order) {
            all += scores.weights()[i];
            right += scores.labels()[i] == supported ? scores.weights()[i] : 0;
            if (right >= RIGHT * all) {
                threshold = probabilities[i];
            }
        }
        return threshold;
    }
}
