package dev.attest.statistics;

import java.util.function.DoubleUnaryOperator;

/** Where a rising function is 0, by halving. */
final class Root {

    private static final int HALVINGS = 60;

    private Root() {}

    static double of(DoubleUnaryOperator rising, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
