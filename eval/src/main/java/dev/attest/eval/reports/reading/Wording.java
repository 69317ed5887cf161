package dev.attest.eval.reports.reading;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Comparison.Change;
import dev.attest.eval.reports.Figure;

/** What figures say, in words. */
public final class Wording {

    private Wording() {}

    public static String direction(MetricInfo metric) {
        return metric.direction() == Direction.HIGHER ? "higher is better" : "lower is better";
    }

    public static String aggregate(Aggregate aggregate) {
        return switch (aggregate) {
            case MEAN -> "mean";
            case P50 -> "median";
            case P95 -> "95th percentile";
            case SUM -> "sum";
        };
    }

    /** Such as {@code 186 of 200 measured (93 %), 14 not applicable}. */
    public static String coverage(Figure figure) {
        int wanted = figure.measured() + figure.unmeasured();
        String notApplicable = figure.notApplicable() == 0
                ? ""
                : ", %s not applicable".formatted(Numbers.count(figure.notApplicable()));
        return wanted == 0
                ? "nothing to measure" + notApplicable
                : "%s of %s measured (%s)%s"
                        .formatted(
                                Numbers.count(figure.measured()),
                                Numbers.count(wanted),
                                Numbers.percent(figure.coverage()),
                                notApplicable);
    }

    public static String change(Change change) {
        return switch (change) {
            case BETTER -> "better";
            case WORSE -> "worse";
            case SAME -> "no significant change";
        };
    }

    /** Such as {@code worse: −0.041 (−0.060 to −0.022), adjusted p 0.004}. */
    public static String change(MetricInfo metric, Comparison.Line line) {
        return "%s: %s (%s), adjusted\u00A0p\u00A0%s"
                .formatted(
                        change(line.change()),
                        Numbers.difference(metric, line.difference()),
                        Numbers.interval(metric, line.low(), line.high()),
                        Numbers.p(line.adjusted()));
    }
}
