package dev.attest.statistics;

/**
 * Yes-or-no decisions beside the truth, counted.
 *
 * @param truePositives said yes, rightly
 * @param falsePositives said yes, wrongly
 * @param trueNegatives said no, rightly
 * @param falseNegatives said no, wrongly
 */
public record Decisions(int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {

    /** Of decisions and truths in the same order. */
    public static Decisions of(boolean[] said, boolean[] truth) {
        int[] counts = new int[4];
        for (int i = 0; i < said.length; i++) {
            counts[(said[i] ? 0 : 2) + (said[i] == truth[i] ? 0 : 1)]++;
        }
        return new Decisions(counts[0], counts[1], counts[2], counts[3]);
    }

    /** By a threshold: from it on a probability, or what stands for one, says yes. */
    public static Decisions of(double[] probabilities, double threshold, boolean[] truth) {
        boolean[] said = new boolean[probabilities.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = probabilities[i] >= threshold;
        }
        return of(said, truth);
    }

    /** How many there are. */
    public int size() {
        return positives() + trueNegatives + falsePositives;
    }

    /** How many should be yes. */
    public int positives() {
        return truePositives + falseNegatives;
    }

    /** The share that was decided rightly; NaN without any. */
    public double accuracy() {
        return (truePositives + trueNegatives) / (double) size();
    }

    /** The share of the positives that were told as such; NaN without any. */
    public double sensitivity() {
        return truePositives / (double) positives();
    }

    /** The share of the negatives that were told as such; NaN without any. */
    public double specificity() {
        return trueNegatives / (double) (trueNegatives + falsePositives);
    }

    /** The mean of sensitivity and specificity; NaN when one class has nothing in it. */
    public double balancedAccuracy() {
        return (sensitivity() + specificity()) / 2;
    }

    /** The harmonic mean of precision and recall of saying yes; NaN when yes is never right, whoever says it. */
    public double f1() {
        return positives() == 0
                ? Double.NaN
                : 2.0 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
    }
}
