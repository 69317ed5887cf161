package dev.attest.eval.reports.reading;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Gate;
import dev.attest.eval.reports.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds things in a report. */
public final class Findings {

    /** What is shown where there is room for little, when it was measured. */
    private static final Set<String> HEADLINE = Set.of(
            "correctness_f1",
            "groundedness",
            "hallucination",
            "answer_relevancy",
            "completeness",
            "context_recall",
            "recall@5",
            "ndcg@10",
            "citation_precision",
            "citation_recall",
            "correct_abstention",
            "wrong_abstention");

    private final Report report;
    private final Map<Key, Figure> figures;

    private record Key(String metric, Aggregate aggregate, String slice) {}

    public Findings(Report report) {
        this.report = report;
        this.figures = keyed(report.figures());
    }

    private static Map<Key, Figure> keyed(List<Figure> figures) {
        return figures.stream()
                .collect(Collectors.toMap(
                        figure -> new Key(figure.metric(), figure.aggregate(), figure.slice()),
                        figure -> figure,
                        (first, second) -> first));
    }

    public Report report() {
        return report;
    }

    public Optional<MetricInfo> metric(String name) {
        return report.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst();
    }

    /** A metric's title; its name when the report does not describe it. */
    public String title(String metric) {
        return metric(metric).map(MetricInfo::title).orElse(metric);
    }

    public Optional<Figure> figure(MetricInfo metric, Aggregate aggregate, String slice) {
        return Optional.ofNullable(figures.get(new Key(metric.name(), aggregate, slice)));
    }

    /** By the metric's main aggregate. */
    public Optional<Figure> main(MetricInfo metric, String slice) {
        return figure(metric, metric.aggregates().get(0), slice);
    }

    /** A metric's main figure over all samples in an earlier run. */
    public static Optional<Figure> main(MetricInfo metric, Report.Past past) {
        return past.figures().stream()
                .filter(figure -> figure.metric().equals(metric.name()))
                .filter(figure -> figure.aggregate() == metric.aggregates().get(0))
                .filter(figure -> figure.slice().equals(Figure.ALL))
                .findFirst();
    }

    public Optional<Comparison.Line> change(MetricInfo metric, Aggregate aggregate) {
        Comparison comparison = report.comparison();
        return comparison == null
                ? Optional.empty()
                : comparison.lines().stream()
                        .filter(line -> line.metric().equals(metric.name()) && line.aggregate() == aggregate)
                        .findFirst();
    }

    /** Metrics by what they are about; groups without any are left out. */
    public Map<MetricGroup, List<MetricInfo>> groups() {
        Map<MetricGroup, List<MetricInfo>> groups = new EnumMap<>(MetricGroup.class);
        report.metrics()
                .forEach(metric -> groups.computeIfAbsent(MetricGroup.of(metric), group -> new ArrayList<>())
                        .add(metric));
        return groups;
    }

    /** The metrics to show where there is room for little: well-known ones, and those that fail the gate. */
    public List<MetricInfo> headline() {
        Set<String> names = new HashSet<>(HEADLINE);
        failedRules().forEach(rule -> names.add(rule.metric()));
        List<MetricInfo> found = report.metrics().stream()
                .filter(metric -> names.contains(metric.name())
                        || metric.name().startsWith("latency")
                        || metric.name().startsWith("cost"))
                .toList();
        return found.isEmpty() ? report.metrics() : found;
    }

    /** Shares that were measured, headline first: what slices and samples are told apart by. */
    public List<MetricInfo> telling(int most) {
        return headline().stream()
                .filter(MetricGroup::isShare)
                .filter(metric -> main(metric, Figure.ALL)
                        .map(Figure::value)
                        .filter(Objects::nonNull)
                        .isPresent())
                .limit(most)
                .toList();
    }

    public Stream<Gate.Rule> failedRules() {
        return report.gate().rules().stream().filter(rule -> !rule.passed());
    }

    /** Tags that figures are given for, in the figures' order. */
    public List<String> tags() {
        return report.figures().stream()
                .map(Figure::slice)
                .filter(slice -> slice.startsWith(Figure.TAG))
                .map(slice -> slice.substring(Figure.TAG.length()))
                .distinct()
                .toList();
    }

    /** Tags with the worst first by the first telling metric's value; those without a value last. */
    public List<String> worstTags() {
        List<MetricInfo> telling = telling(1);
        return telling.isEmpty()
                ? tags()
                : tags().stream()
                        .sorted((a, b) -> Double.compare(goodness(telling.get(0), a), goodness(telling.get(0), b)))
                        .toList();
    }

    private double goodness(MetricInfo metric, String tag) {
        Double value = main(metric, Figure.TAG + tag).map(Figure::value).orElse(null);
        return value == null ? Double.POSITIVE_INFINITY : goodness(metric, value);
    }

    /** A value, turned round where lower is better, so that more is better. */
    public static double goodness(MetricInfo metric, double value) {
        return metric.direction() == MetricInfo.Direction.HIGHER ? value : 1 - value;
    }
}
