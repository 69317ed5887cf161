package dev.attest.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * One metric over all samples of an evaluation.
 *
 * @param value its main aggregate; null when nothing was measured
 * @param low lower bound of its 95 % interval; null without a value
 * @param high upper bound
 * @param coverage share of the samples with a value among those that should have one, 0 to 1
 */
public record MainFigure(
        String metric,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        double coverage) {

    public MainFigure {
        if (!(coverage >= 0 && coverage <= 1)) {
            throw new IllegalArgumentException("Coverage is 0 to 1, not " + coverage);
        }
    }
}
