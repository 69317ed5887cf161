package dev.attest.prediction;

/** Values to predict from, checked against a model's features: row after row, a category as its code. Not to be changed. */
public final class Rows {

    private final int width;
    private final double[] values;

    /**
     * Takes the array as it is; nobody may write to it any more.
     *
     * @param width values a row, from 1
     * @param values row after row; as many as rows times width
     */
    public Rows(int width, double[] values) {
        if (width < 1 || values.length % width != 0) {
            throw new IllegalArgumentException(values.length + " values do not fill rows of " + width);
        }
        this.width = width;
        this.values = values;
    }

    public int width() {
        return width;
    }

    public int count() {
        return values.length / width;
    }

    public double value(int row, int feature) {
        return values[row * width + feature];
    }

    /** The array itself, row after row, for reading only. */
    public double[] values() {
        return values;
    }
}
