package dev.attest.prediction;

/** Probabilities of each label for each row. Not to be changed. */
public final class Scores {

    private final int labels;
    private final float[] probabilities;

    /**
     * Takes the array as it is; nobody may write to it any more.
     *
     * @param labels how many labels the model has, from 2
     * @param probabilities row after row, each row's in the order of the card's labels; finite, 0 to 1 but for rounding
     */
    public Scores(int labels, float[] probabilities) {
        if (labels < 2 || probabilities.length % labels != 0) {
            throw new IllegalArgumentException(probabilities.length + " probabilities do not fill rows of " + labels);
        }
        this.labels = labels;
        this.probabilities = probabilities;
    }

    public int labels() {
        return labels;
    }

    public int count() {
        return probabilities.length / labels;
    }

    public float probability(int row, int label) {
        return probabilities[row * labels + label];
    }

    /** The label with the highest probability, of equals the first. */
    public int best(int row) {
        int best = 0;
        for (int label = 1; label < labels; label++) {
            if (probability(row, label) > probability(row, best)) {
                best = label;
            }
        }
        return best;
    }

    /** The array itself, row after row, for reading only. */
    public float[] probabilities() {
        return probabilities;
    }
}
