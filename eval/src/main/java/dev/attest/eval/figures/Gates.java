package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Comparison.Change;
import dev.attest.eval.reports.Comparison.Line;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Gate;
import dev.attest.eval.reports.Gate.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides whether a change may ship. */
public final class Gates {

    static final String COVERAGE = "coverage";
    static final String DROP = "drop";

    private Gates() {}

    /**
     * Two rules for every guarded metric: enough of the samples that should have a value have one; and, with a baseline, it
     * has not got worse by more than the margin and significantly so. A drop that is only large may be chance, and one that is
     * only significant may be too small to matter.
     *
     * <p>A metric that applies to no sample, as one about passages that the target does not report, has no rule about coverage:
     * there was nothing to measure.
     *
     * @param figures of the run; those over all samples count
     * @throws dev.attest.eval.EvalFailure when the settings name a metric that the run does not have
     */
    public static Gate of(
            GateSettings settings, List<MetricInfo> metrics, List<Figure> figures, Optional<Comparison> comparison) {
        return new Gate(settings.guarded(metrics).stream()
                .flatMap(metric -> rules(settings, metric, figures, comparison))
                .toList());
    }

    private static Figure main(MetricInfo metric, List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.metric().equals(metric.name())
                        && figure.slice().equals(Figure.ALL)
                        && figure.aggregate() == metric.aggregates().get(0))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no figure of " + metric.name()));
    }

    private static Stream<Rule> rules(
            GateSettings settings, MetricInfo metric, List<Figure> figures, Optional<Comparison> comparison) {
        return Stream.concat(
                Stream.of(main(metric, figures))
                        .filter(figure -> figure.wanted() > 0)
                        .map(figure -> coverage(settings.floor(), figure)),
                comparison.stream().map(compared -> drop(settings.margin(), metric, compared)));
    }

    private static Rule coverage(double floor, Figure figure) {
        String found = "measured on %d of the %d samples that should have a value"
                .formatted(figure.measured(), figure.wanted());
        return new Rule(
                figure.metric(),
                COVERAGE,
                floor,
                figure.coverage() >= floor,
                figure.reason() == null ? found : found + "; mostly because: " + figure.reason());
    }

    private static Rule drop(double margin, MetricInfo metric, Comparison comparison) {
        return comparison.lines().stream()
                .filter(line -> line.metric().equals(metric.name()))
                .findFirst()
                .map(line -> drop(margin, metric, line, comparison.lines().size()))
                .orElseGet(() -> new Rule(
                        metric.name(),
                        DROP,
                        margin,
                        true,
                        "not compared: the baseline has no values of it that these can be held against"));
    }

    private static Rule drop(double margin, MetricInfo metric, Line line, int lines) {
        double limit = metric.unit().equals("share") ? margin : margin * Math.abs(line.before());
        double drop = metric.direction() == Direction.HIGHER ? -line.difference() : line.difference();
        return new Rule(
                metric.name(),
                DROP,
                limit,
                line.change() != Change.WORSE || drop <= limit,
                "%s to %s on %d pairs, a difference of %s (95 %% interval %s to %s), p %s after correction for %d %s"
                        .formatted(
                                shown(line.before()),
                                shown(line.after()),
                                line.pairs(),
                                shown(line.difference()),
                                shown(line.low()),
                                shown(line.high()),
                                line.adjusted() < 0.001 ? "below 0.001" : shown(line.adjusted()),
                                lines,
                                lines == 1 ? "metric" : "metrics"));
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3f" : "%.0f", value);
    }
}
