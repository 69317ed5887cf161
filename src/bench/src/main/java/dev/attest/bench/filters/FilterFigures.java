package dev.attest.bench.filters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** What was measured of one filter on one system, question by question, beside the same questions without a filter. */
final class FilterFigures {

    private static final int RESAMPLED = 500;

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

    /** One figure with its 95 % interval, by drawing the questions again with replacement (Efron, 1979). */
    record Figure(String system, String set, String measure, double value, double low, double high, int n) {

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"system\":\"%s\",\"set\":\"%s\",\"measure\":\"%s\",\"value\":%.4f,\"low\":%.4f,\"high\":%.4f,\"n\":%d}",
                    system,
                    set,
                    measure,
                    value,
                    low,
                    high,
                    n);
        }
    }

    List<Figure> figures() {
        Map<String, ToDoubleFunction<List<Asked>>> measures = new LinkedHashMap<>();
        measures.put("recall@10", some -> mean(some, Asked::recall));
        measures.put("recall@10_unfiltered", some -> mean(some, Asked::unfilteredRecall));
        measures.put("p50_ms", some -> quantile(some, Asked::millis, .5));
        measures.put("p99_ms", some -> quantile(some, Asked::millis, .99));
        measures.put("p50_ms_unfiltered", some -> quantile(some, Asked::unfilteredMillis, .5));
        measures.put("p99_ms_unfiltered", some -> quantile(some, Asked::unfilteredMillis, .99));
        measures.put(
                "p50_ratio", some -> quantile(some, Asked::millis, .5) / quantile(some, Asked::unfilteredMillis, .5));
        List<Figure> figures = new ArrayList<>();
        measures.forEach((name, measure) -> figures.add(figure(name, measure)));
        return figures;
    }

    private Figure figure(String name, ToDoubleFunction<List<Asked>> measure) {
        var random = new SplittableRandom(1);
        double[] drawn = new double[RESAMPLED];
        for (int i = 0; i < RESAMPLED; i++) {
            drawn[i] = measure.applyAsDouble(random.ints(asked.size(), 0, asked.size())
                    .mapToObj(asked::get)
                    .toList());
        }
        Arrays.sort(drawn);
        return new Figure(
                system,
                set,
                name,
                measure.applyAsDouble(asked),
                nearestRank(drawn, .025),
                nearestRank(drawn, .975),
                asked.size());
    }

    /** How the filtered searches were done, and how often each way. */
    Map<String, Long> ways() {
        Map<String, Long> ways = new LinkedHashMap<>();
        asked.forEach(one -> ways.merge(one.way(), 1L, Long::sum));
        return ways;
    }

    private static double mean(List<Asked> some, ToDoubleFunction<Asked> number) {
        return some.stream().mapToDouble(number).average().orElseThrow();
    }

    private static double quantile(List<Asked> some, ToDoubleFunction<Asked> number, double share) {
        return nearestRank(some.stream().mapToDouble(number).sorted().toArray(), share);
    }

    private static double nearestRank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
