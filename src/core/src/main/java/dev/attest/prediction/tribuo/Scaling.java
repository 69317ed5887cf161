package dev.attest.prediction.tribuo;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Rows;
import java.util.List;

/**
 * Brings numbers to mean 0 and standard deviation 1. Works in 32 bits, as the served model does, so that what is learnt from
 * is what will be seen: of the number 16,777,217 both see 16,777,216.
 *
 * @param means of each number
 * @param deviations of each number; 1 where the training rows are all alike
 */
record Scaling(Columns columns, float[] means, float[] deviations) {

    /** Distances from a mean are at most twice as far from zero as the numbers, and fit into 32 bits too. */
    private static final float MOST = Float.MAX_VALUE / 2;

    /** @throws NumberTooLarge when some number of the features cannot be scaled */
    static void requireFits(List<Feature> features, Rows rows) {
        for (int row = 0; row < rows.count(); row++) {
            for (int feature = 0; feature < features.size(); feature++) {
                double value = rows.value(row, feature);
                if (!(Math.abs(value) <= MOST)) {
                    throw new NumberTooLarge("The value " + value + " of '"
                            + features.get(feature).name()
                            + "' does not fit into the 32 bits logistic regression works in: measure it in a larger unit,"
                            + " or learn with --algorithm random-forest,boosted-trees");
                }
            }
        }
    }

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
            mean += (float) columns.value(rows, row, column) / rows.count();
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
