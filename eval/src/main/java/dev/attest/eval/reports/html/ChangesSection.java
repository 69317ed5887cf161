package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.Sample;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Comparison.Changed;
import dev.attest.eval.reports.SampleResult;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;
import dev.attest.eval.reports.reading.Printable;
import dev.attest.eval.reports.reading.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This run beside the baseline: metric by metric, and the samples that changed most. */
final class ChangesSection {

    private static final int SHOWN = 25;

    private static final int LONGEST_QUESTION = 100;

    private ChangesSection() {}

    static Section section(Findings findings) {
        Comparison comparison = findings.report().comparison();
        return Section.of(
                "changes",
                "Changes",
                "Changes against the baseline",
                comparison == null
                        ? Html.of("""
                                <p>There is no baseline. To compare with an earlier run: \
                                <code>attest eval run --baseline FOLDER</code></p>
                                """)
                        : Html.join(about(comparison), lines(findings, comparison), samples(findings, comparison)));
    }

    private static Html about(Comparison comparison) {
        return Html.of("""
                <p>Paired sample by sample with run <strong>{}</strong> of {}. A change is called better or worse when it is \
                significant (adjusted p below 0.05, by Holm’s correction over all metrics).</p>
                """, comparison.baseline(), Masthead.minute(comparison.started()));
    }

    private static Html lines(Findings findings, Comparison comparison) {
        Table table = new Table(
                "Metrics in both runs",
                "Metric",
                "Before",
                "After",
                "Difference",
                "95 % interval",
                "Adjusted p",
                "Test",
                "Pairs",
                "Change");
        List<Comparison.Line> lines = new ArrayList<>(comparison.lines());
        lines.sort(Comparator.comparing(ChangesSection::order));
        lines.forEach(line -> findings.metric(line.metric()).ifPresent(metric -> row(table, metric, line)));
        return table.isEmpty() ? Html.of("<p>No metric was measured in both runs.</p>") : table.html();
    }

    private static int order(Comparison.Line line) {
        return switch (line.change()) {
            case WORSE -> 0;
            case BETTER -> 1;
            case SAME -> 2;
        };
    }

    private static void row(Table table, MetricInfo metric, Comparison.Line line) {
        String kind = metric.aggregates().size() > 1 ? ", " + Wording.aggregate(line.aggregate()) : "";
        table.row(
                metric.title() + kind,
                Numbers.value(metric, line.before()),
                Numbers.value(metric, line.after()),
                Numbers.difference(metric, line.difference()),
                Numbers.interval(metric, line.low(), line.high()),
                Numbers.p(line.adjusted()),
                line.test(),
                Numbers.count(line.pairs()),
                Html.of(
                        "<span class=\"{}\"><span aria-hidden=\"true\">{}</span> {}</span>",
                        Marks.kind(line),
                        Marks.sign(line.change()),
                        Wording.change(line.change())));
    }

    private static Html samples(Findings findings, Comparison comparison) {
        if (comparison.changed().isEmpty()) {
            return Html.of("<h3>Samples that changed</h3><p>No tuned sample’s score changed.</p>");
        }
        Table table =
                new Table("Samples that changed most, the worst losses first", "Sample", "Metric", "Before", "After");
        comparison.changed().stream().limit(SHOWN).forEach(changed -> row(findings, table, changed));
        int more = comparison.changed().size() - SHOWN;
        return Html.of(
                "<h3>Samples that changed</h3>{}{}",
                table.html(),
                Html.when(
                        more > 0,
                        Html.of("<p class=\"dim\">{} more in <code>report.json</code>.</p>", Numbers.count(more))));
    }

    private static void row(Findings findings, Table table, Changed changed) {
        MetricInfo metric = findings.metric(changed.metric()).orElse(null);
        table.row(
                sample(findings.report().samples(), changed.sampleId()),
                findings.title(changed.metric()),
                value(metric, changed.before()),
                value(metric, changed.after()));
    }

    private static Html sample(List<SampleResult> samples, String id) {
        for (int place = 0; place < samples.size(); place++) {
            Sample sample = samples.get(place).sample();
            if (sample != null && sample.id().equals(id)) {
                return Html.of(
                        "<span class=\"prose\"><a href=\"#{}\">{}</a> {}</span>",
                        SampleCard.anchor(place),
                        id,
                        Printable.cut(sample.question(), LONGEST_QUESTION));
            }
        }
        return Html.of("{}", id);
    }

    private static String value(@Nullable MetricInfo metric, @Nullable Double value) {
        if (value == null) {
            return "not measured";
        }
        return metric == null ? Numbers.share(value) : Numbers.value(metric, value);
    }
}
