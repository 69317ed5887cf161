package dev.attest.prediction.tribuo;

import dev.attest.prediction.Scores;
import java.util.Arrays;
import java.util.List;

/** Counts how predictions did. Not thread-safe. */
final class Measured {

    /** Of the calibration error, all of the same width. */
    private static final int BINS = 10;
    /** What a probability of 0 for the right label counts as: its logarithm would be infinite. */
    private static final double LEAST = 1e-15;

    private final long[][] confusion;
    private final double[] confidence = new double[BINS];
    private final long[] right = new long[BINS];
    private final long[] rows = new long[BINS];
    private double losses;

    Measured(int labels) {
        this.confusion = new long[labels][labels];
    }

    static Measured of(Learnt model, Part part) {
        var measured = new Measured(part.labels().size());
        measured.add(model.score(part.rows()), part.answers());
        return measured;
    }

    void add(Scores scores, int[] answers) {
        for (int row = 0; row < answers.length; row++) {
            int best = scores.best(row);
            float sure = scores.probability(row, best);
            int bin = Math.min(BINS - 1, (int) (sure * BINS));
            confusion[answers[row]][best]++;
            confidence[bin] += sure;
            rows[bin]++;
            right[bin] += best == answers[row] ? 1 : 0;
            losses -= Math.log(Math.max(LEAST, scores.probability(row, answers[row])));
        }
    }

    void add(Measured other) {
        for (int label = 0; label < confusion.length; label++) {
            for (int predicted = 0; predicted < confusion.length; predicted++) {
                confusion[label][predicted] += other.confusion[label][predicted];
            }
        }
        for (int bin = 0; bin < BINS; bin++) {
            confidence[bin] += other.confidence[bin];
            rows[bin] += other.rows[bin];
            right[bin] += other.right[bin];
        }
        losses += other.losses;
    }

    double accuracy() {
        return (double) Arrays.stream(right).sum() / count();
    }

    double logLoss() {
        return losses / count();
    }

    /** The mean distance between how sure the model was and how often it was right, weighted by the rows in each bin. */
    double calibrationError() {
        double distance = 0;
        for (int bin = 0; bin < BINS; bin++) {
            distance += Math.abs(confidence[bin] - right[bin]);
        }
        return distance / count();
    }

    List<List<Long>> confusion() {
        return Arrays.stream(confusion)
                .map(counts -> Arrays.stream(counts).boxed().toList())
                .toList();
    }

    private long count() {
        return Arrays.stream(rows).sum();
    }
}
