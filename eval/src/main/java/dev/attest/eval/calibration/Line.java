package dev.attest.eval.calibration;

import dev.attest.statistics.Estimate;
import dev.attest.statistics.ExpandedPercentile;
import dev.attest.statistics.Proportion;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What one judge reached on one file's labels by one measure.
 *
 * @param system the judge's name
 * @param set the labels' name, {@link #MACRO} or {@link #MACRO_PAIRS}
 * @param units see {@link #units}
 * @param trials of a share, as many independent labels as those it is a share of are worth; NaN of other measures. Where
 *     resamples all agree they cannot show how wrong a share may be, and it gets the interval of a proportion.
 * @param reason why the estimate is not defined, for people; empty when it is
 */
record Line(String system, String set, String measure, Estimate estimate, double units, double trials, String reason) {

    private static final double ROUNDING = 1e-12;

    /** The mean over the files of claims. */
    static final String MACRO = "macro";

    /** The mean over the files of pairs. */
    static final String MACRO_PAIRS = "macro-pairs";

    /** How many groups of one size would tell as much as these. */
    static double units(List<String> groups) {
        Map<String, Integer> sizes =
                groups.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(label -> 1)));
        return ExpandedPercentile.effective(sizes.values());
    }

    boolean isDefined() {
        return estimate.isDefined();
    }

    double value() {
        return estimate.value();
    }

    /** Lower bound of the 95 % interval; NaN where the estimate is not defined, as the upper one. */
    double low() {
        return isPoint() ? new Proportion(value(), trials).low() : bound(ExpandedPercentile::low);
    }

    double high() {
        return isPoint() ? new Proportion(value(), trials).high() : bound(ExpandedPercentile::high);
    }

    private boolean isPoint() {
        return trials > 0 && bound(ExpandedPercentile::high) - bound(ExpandedPercentile::low) < ROUNDING;
    }

    private double bound(ToDoubleFunction<ExpandedPercentile> bound) {
        return isDefined() ? bound.applyAsDouble(new ExpandedPercentile(estimate, units)) : Double.NaN;
    }
}
