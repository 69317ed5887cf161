package dev.attest.eval.figures;

import dev.attest.eval.reports.Figure.Unit;
import dev.attest.statistics.ExpandedPercentile;

/** A bootstrap's interval, and what was drawn for it. */
record Drawn(ExpandedPercentile interval, Unit unit) {

    private static final double ROUNDING = 1e-12;

    /** Whether resamples show how wrong the estimate may be: there are six units, and not all of them say the same. */
    boolean tells() {
        boolean few = unit == Unit.SAMPLE && interval.units() < Resampling.FEWEST;
        return !few && interval.high() - interval.low() >= ROUNDING;
    }
}
