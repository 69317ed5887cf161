package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Figure.Corrected;
import dev.attest.eval.reports.Figure.Trivial;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.ExpandedPercentile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The figures of one slice, which share their resamples. */
final class SliceFigures {

    private final Slice slice;
    private final Resampling resampling;
    private final Corrections corrections;

    SliceFigures(Slice slice, long seed, Corrections corrections) {
        this.slice = slice;
        this.resampling = new Resampling(slice.sources(), seed + slice.name().hashCode(), Bootstrap.RESAMPLES);
        this.corrections = corrections;
    }

    Stream<Figure> of(List<MetricInfo> metrics) {
        return metrics.stream()
                .flatMap(metric -> metric.aggregates().stream().map(aggregate -> figure(metric, aggregate)));
    }

    private Figure figure(MetricInfo metric, Aggregate aggregate) {
        Counts counts = Counts.of(metric.name(), slice.samples());
        List<Trivial> trivial = metric.judged() ? trivial(metric, aggregate) : List.of();
        return counts.measured() == 0
                ? unmeasured(metric, aggregate, counts, trivial)
                : measured(metric, aggregate, counts, trivial);
    }

    private Figure unmeasured(MetricInfo metric, Aggregate aggregate, Counts counts, List<Trivial> trivial) {
        return new Figure(
                metric.name(),
                aggregate,
                slice.name(),
                null,
                null,
                null,
                null,
                0,
                counts.unmeasured(),
                counts.notApplicable(),
                counts.reason(),
                trivial,
                null);
    }

    private Figure measured(MetricInfo metric, Aggregate aggregate, Counts counts, List<Trivial> trivial) {
        boolean mean = aggregate == Aggregate.MEAN && metric.unit().equals("share");
        Drawn drawn = resampling.of(aggregate, values(metric));
        ExpandedPercentile interval = drawn.interval();
        Bounds bounds = Bounds.of(drawn, mean);
        Corrected corrected = mean ? corrections.of(metric.name(), interval, bounds) : null;
        return new Figure(
                metric.name(),
                aggregate,
                slice.name(),
                interval.estimate().value(),
                bounds.low(),
                bounds.high(),
                drawn.unit(),
                counts.measured(),
                counts.unmeasured(),
                counts.notApplicable(),
                counts.reason(),
                trivial,
                corrected);
    }

    private List<Trivial> trivial(MetricInfo metric, Aggregate aggregate) {
        return slice.samples().stream()
                .flatMap(scored -> scored.trivial().keySet().stream())
                .distinct()
                .map(judge -> trivial(judge, metric, aggregate))
                .toList();
    }

    private Trivial trivial(String judge, MetricInfo metric, Aggregate aggregate) {
        double[] values = Scores.present(slice.samples().stream()
                .map(scored -> scored.trivial().getOrDefault(judge, Map.of()))
                .mapToDouble(scores -> Scores.value(scores, metric.name()))
                .toArray());
        return new Trivial(judge, values.length == 0 ? null : Aggregates.of(aggregate, values));
    }

    private double[] values(MetricInfo metric) {
        return slice.samples().stream()
                .mapToDouble(scored -> Scores.value(scored.scores(), metric.name()))
                .toArray();
    }
}
