package dev.attest.prediction.onnx;

/** A tensor of the model has no room for a value. */
final class ValueTooGreat extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int row;
    final String feature;

    /** @param row from 0, of all rows */
    ValueTooGreat(int row, String feature) {
        super("The value " + feature + " of row " + row + " is too great for its tensor");
        this.row = row;
        this.feature = feature;
    }
}
