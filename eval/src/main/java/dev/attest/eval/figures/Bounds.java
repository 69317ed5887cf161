package dev.attest.eval.figures;

import dev.attest.statistics.ExpandedPercentile;
import dev.attest.statistics.Proportion;

/** A 95 % interval. */
record Bounds(double low, double high) {

    /**
     * Of a bootstrap.
     *
     * @param mean whether it is that of values from 0 to 1. Where they are few, or all the same, resamples cannot show how
     *     wrong it may be, and it gets the interval of a proportion.
     */
    static Bounds of(Drawn drawn, boolean mean) {
        ExpandedPercentile interval = drawn.interval();
        return mean && !drawn.tells() ? ofProportion(interval) : new Bounds(interval.low(), interval.high());
    }

    private static Bounds ofProportion(ExpandedPercentile interval) {
        double value = Math.min(1, Math.max(0, interval.estimate().value()));
        var proportion = new Proportion(value, interval.units());
        return new Bounds(proportion.low(), proportion.high());
    }
}
