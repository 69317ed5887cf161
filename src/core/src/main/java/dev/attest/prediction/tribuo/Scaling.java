package dev.attest.prediction.tribuo;

import dev.attest.prediction.Rows;

/**
 * Brings numbers to mean 0 and standard deviation 1. Works in 32 bits, as the served model does, so that what is learnt from
 * is what will be seen: of the number 16,777,217 both see 16,777,216.
 *
 * @param means of each number
 * @param deviations of each number; 1 where the training rows are all alike
 */
record Scaling(Columns columns, float[] means, float[] deviations) {

    static Scaling of(Rows rows, Columns columns) {
        float[] means = new float[columns.numbers()];
        float[] deviations = new float[columns.numbers()];
        for (int column = 0; column < means.length; column++) {
            means[column] = mean(rows, columns, column);
            float deviation = deviation(rows, columns, column, means[column]);
            deviations[column] = deviation > 0 ? deviation : 1;
        }
        return new Scaling(columns, means, deviations);
    }

    private static float mean(Rows rows, Columns columns, int column) {
        double mean = 0;
        for (int row = 0; row < rows.count(); row++) {
            double value = columns.value(rows, row, column);
            if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException("The value " + value + " of '"
                        + columns.names().get(column) + "' does not fit into 32 bits: measure it in a larger unit");
            }
            mean += (float) value / rows.count();
        }
        return (float) mean;
    }

    private static float deviation(Rows rows, Columns columns, int column, float mean) {
        double squares = 0;
        for (int row = 0; row < rows.count(); row++) {
            double distance = (double) (float) columns.value(rows, row, column) - mean;
            squares += distance * distance / rows.count();
        }
        return (float) Math.min(Float.MAX_VALUE, Math.sqrt(squares));
    }

    /** Writes a row's columns, the numbers scaled, to the array. */
    void read(Rows rows, int row, double[] into) {
        columns.read(rows, row, into);
        for (int column = 0; column < means.length; column++) {
            into[column] = ((float) into[column] - means[column]) / deviations[column];
        }
    }
}
