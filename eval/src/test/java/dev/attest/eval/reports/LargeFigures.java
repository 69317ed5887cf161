package dev.attest.eval.reports;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Figures of samples, near enough for looking at. */
final class LargeFigures {

    private LargeFigures() {}

    static List<Figure> of(List<SampleResult> samples, List<String> tags) {
        List<Figure> figures = new ArrayList<>();
        for (MetricInfo metric : SampleMetrics.ALL) {
            for (Aggregate aggregate : metric.aggregates()) {
                figures.add(figure(metric, aggregate, Figure.ALL, samples, sample -> true));
                figures.add(figure(metric, aggregate, Figure.TUNED, samples, sample -> !sample.frozen()));
                figures.add(figure(metric, aggregate, Figure.FROZEN, samples, SampleResult::frozen));
                tags.forEach(tag -> figures.add(figure(
                        metric,
                        aggregate,
                        Figure.TAG + tag,
                        samples,
                        sample -> sample.tags().contains(tag))));
            }
        }
        return figures;
    }

    private static Figure figure(
            MetricInfo metric, Aggregate aggregate, String slice, List<SampleResult> all, Predicate<SampleResult> in) {
        List<Score> scores = all.stream()
                .filter(in)
                .map(sample -> sample.scores().get(metric.name()))
                .toList();
        double[] values = scores.stream()
                .filter(Score.Measured.class::isInstance)
                .mapToDouble(score -> ((Score.Measured) score).value())
                .sorted()
                .toArray();
        int unmeasured =
                (int) scores.stream().filter(Score.Unmeasured.class::isInstance).count();
        int rest = scores.size() - values.length - unmeasured;
        String reason = reason(scores);
        if (values.length == 0) {
            return unmeasured(metric, aggregate, slice, unmeasured, rest, reason);
        }
        double[] at = estimate(aggregate, values);
        boolean whole = slice.equals(Figure.ALL) && metric.judged();
        return new Figure(
                metric.name(),
                aggregate,
                slice,
                at[1],
                at[0],
                at[2],
                Figure.Unit.SOURCE,
                values.length,
                unmeasured,
                rest,
                reason,
                whole ? trivial(at[1]) : List.of(),
                whole && metric.name().equals("groundedness")
                        ? new Figure.Corrected(at[1] - 0.06, at[0] - 0.11, at[2] - 0.01)
                        : null);
    }

    private static Figure unmeasured(
            MetricInfo metric, Aggregate aggregate, String slice, int unmeasured, int rest, @Nullable String reason) {
        return new Figure(
                metric.name(), aggregate, slice, null, null, null, null, 0, unmeasured, rest, reason, List.of(), null);
    }

    /** Low, value and high, near enough for looking at. */
    private static double[] estimate(Aggregate aggregate, double[] sorted) {
        double mean = IntStream.range(0, sorted.length)
                .mapToDouble(i -> sorted[i])
                .average()
                .orElse(0);
        double square = IntStream.range(0, sorted.length)
                .mapToDouble(i -> Math.pow(sorted[i] - mean, 2))
                .average()
                .orElse(0);
        double half = 1.96 * Math.sqrt(square / sorted.length);
        double value = switch (aggregate) {
            case MEAN -> mean;
            case P50 -> sorted[sorted.length / 2];
            case P95 -> sorted[(int) (sorted.length * 0.95)];
            case SUM -> mean * sorted.length;
        };
        double spread = aggregate == Aggregate.SUM ? half * sorted.length : half;
        double most =
                value <= 1 && mean <= 1 && sorted[sorted.length - 1] <= 1 && aggregate == Aggregate.MEAN ? 1 : 1e9;
        return new double[] {Math.max(0, value - spread), value, Math.min(most, value + spread)};
    }

    private static @Nullable String reason(List<Score> scores) {
        return scores.stream()
                .filter(Score.Unmeasured.class::isInstance)
                .map(score -> ((Score.Unmeasured) score).reason())
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private static List<Figure.Trivial> trivial(double value) {
        return List.of(
                new Figure.Trivial("always-supported", 1.0),
                new Figure.Trivial("length-only", value * 0.8),
                new Figure.Trivial("token-f1", value * 0.7));
    }
}
