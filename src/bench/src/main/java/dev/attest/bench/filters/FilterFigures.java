package dev.attest.bench.filters;

import dev.attest.bench.measure.Figure;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Estimate;
import dev.attest.statistics.Quantile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured of one filter on one system, question by question, beside the same questions without a filter. */
final class FilterFigures {

    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private final String system;
    private final String set;
    private final List<Asked> asked = new ArrayList<>();

    FilterFigures(String system, String set) {
        this.system = system;
        this.set = set;
    }

    /**
     * One question.
     *
     * @param recall share of the nearest ten that were found; of the unfiltered search, too
     * @param way how the filtered search was done
     */
    record Asked(double recall, double unfilteredRecall, double millis, double unfilteredMillis, String way) {}

    void add(Asked one) {
        asked.add(one);
    }

    /** The intervals draw questions. */
    List<Figure> figures() {
        var bootstrap = Bootstrap.overItems(set, asked.size());
        double[] millis = each(Asked::millis);
        double[] unfiltered = each(Asked::unfilteredMillis);
        return List.of(
                figure("recall@10", bootstrap.mean(each(Asked::recall))),
                figure("recall@10_unfiltered", bootstrap.mean(each(Asked::unfilteredRecall))),
                figure("p50_ms", bootstrap.of(items -> quantile(HALF, millis, items))),
                figure("p99_ms", bootstrap.of(items -> quantile(NEARLY_ALL, millis, items))),
                figure("p50_ms_unfiltered", bootstrap.of(items -> quantile(HALF, unfiltered, items))),
                figure("p99_ms_unfiltered", bootstrap.of(items -> quantile(NEARLY_ALL, unfiltered, items))),
                figure(
                        "p50_ratio",
                        bootstrap.of(items -> quantile(HALF, millis, items) / quantile(HALF, unfiltered, items))));
    }

    /** How the filtered searches were done, and how often each way. */
    Map<String, Long> ways() {
        Map<String, Long> ways = new LinkedHashMap<>();
        asked.forEach(one -> ways.merge(one.way(), 1L, Long::sum));
        return ways;
    }

    private Figure figure(String measure, Estimate estimate) {
        return new Figure(system, set, measure, estimate);
    }

    private double[] each(ToDoubleFunction<Asked> number) {
        return asked.stream().mapToDouble(number).toArray();
    }

    private static double quantile(double share, double[] values, int[] items) {
        return Quantile.of(share, Bootstrap.drawn(values, items));
    }
}
