package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.ExpandedPercentile;
import dev.attest.statistics.McNemar;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One metric in two runs, over the samples measured in both. */
final class Paired {

    static final String BOOTSTRAP = "bootstrap";
    static final String MCNEMAR = "mcnemar";

    private final MetricInfo metric;
    private final double[] before;
    private final double[] after;
    private final int[] both;

    Paired(MetricInfo metric, List<Pair> pairs) {
        this.metric = metric;
        this.before =
                pairs.stream().mapToDouble(pair -> pair.before(metric.name())).toArray();
        this.after =
                pairs.stream().mapToDouble(pair -> pair.after(metric.name())).toArray();
        this.both = IntStream.range(0, pairs.size())
                .filter(i -> !Double.isNaN(before[i]) && !Double.isNaN(after[i]))
                .toArray();
    }

    MetricInfo metric() {
        return metric;
    }

    /** The metric's main one. */
    Aggregate aggregate() {
        return metric.aggregates().get(0);
    }

    int size() {
        return both.length;
    }

    double before() {
        return over(before).applyAsDouble(both);
    }

    double after() {
        return over(after).applyAsDouble(both);
    }

    /** After less before, on the same resamples of the pairs. */
    ExpandedPercentile difference(Resampling resampling) {
        boolean[] counted = new boolean[before.length];
        for (int i : both) {
            counted[i] = true;
        }
        var beforehand = over(before);
        var afterwards = over(after);
        return resampling.of(counted, items -> afterwards.applyAsDouble(items) - beforehand.applyAsDouble(items));
    }

    private ToDoubleFunction<int[]> over(double[] values) {
        var aggregated = Aggregates.of(aggregate(), both.length);
        return items -> aggregated.applyAsDouble(Bootstrap.drawn(values, items));
    }

    String test() {
        return metric.binary() ? MCNEMAR : BOOTSTRAP;
    }

    double p(ExpandedPercentile difference) {
        return metric.binary() ? new McNemar(changed(1, 0), changed(0, 1)).p() : difference.p();
    }

    private int changed(double from, double to) {
        return (int) IntStream.of(both)
                .filter(i -> before[i] == from && after[i] == to)
                .count();
    }
}
