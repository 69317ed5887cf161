package dev.attest.eval.figures;

import dev.attest.eval.Score;
import java.util.Arrays;
import java.util.Map;

/** Reads scores. */
final class Scores {

    private Scores() {}

    /** A metric's score; unmeasured when there is none, since nothing vanishes. */
    static Score of(Map<String, Score> scores, String metric) {
        return scores.getOrDefault(metric, Score.unmeasured("the run holds no score of it."));
    }

    /** NaN unless measured. */
    static double value(Score score) {
        return score instanceof Score.Measured measured ? measured.value() : Double.NaN;
    }

    /** As {@link #value(Score)}, of a metric. */
    static double value(Map<String, Score> scores, String metric) {
        return value(of(scores, metric));
    }

    /** The values that are there. */
    static double[] present(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}
