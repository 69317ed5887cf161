package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.statistics.ExpandedPercentile;
import dev.attest.statistics.McNemar;
import java.util.List;
import java.util.stream.IntStream;

/** One metric in two runs, over the samples measured in both. */
final class Paired {

    private final MetricInfo metric;
    private final double[] before;
    private final double[] after;

    Paired(MetricInfo metric, List<Pair> pairs) {
        this.metric = metric;
        this.before = new double[pairs.size()];
        this.after = new double[pairs.size()];
        for (int i = 0; i < before.length; i++) {
            boolean both = pairs.get(i).isMeasured(metric.name());
            before[i] = both ? pairs.get(i).before(metric.name()) : Double.NaN;
            after[i] = both ? pairs.get(i).after(metric.name()) : Double.NaN;
        }
    }

    MetricInfo metric() {
        return metric;
    }

    /** The metric's main one. */
    Aggregate aggregate() {
        return metric.aggregates().get(0);
    }

    int size() {
        return Scores.present(before).length;
    }

    double before() {
        return Aggregates.of(aggregate(), Scores.present(before));
    }

    double after() {
        return Aggregates.of(aggregate(), Scores.present(after));
    }

    ExpandedPercentile difference(Resampling resampling) {
        return resampling.difference(aggregate(), before, after).interval();
    }

    /** How {@link #p} comes about. */
    String test() {
        return metric.binary() ? "mcnemar" : "bootstrap";
    }

    /**
     * Of yes and no, McNemar's, but no less than the bootstrap's: McNemar takes samples for independent, and one document that
     * is no longer found turns all of its samples at once.
     */
    double p(ExpandedPercentile difference) {
        return metric.binary()
                ? Math.max(difference.p(), new McNemar(changed(1, 0), changed(0, 1)).p())
                : difference.p();
    }

    private int changed(double from, double to) {
        return (int) IntStream.range(0, before.length)
                .filter(i -> before[i] == from && after[i] == to)
                .count();
    }
}
