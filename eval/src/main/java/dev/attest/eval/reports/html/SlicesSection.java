package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where it fails: the telling metrics by tag, the worst first, and all others on demand. */
final class SlicesSection {

    /** Figures over fewer samples are marked: their intervals are wide, and a bootstrap's too narrow. */
    private static final int FEW = 20;

    private static final int TELLING = 5;

    private SlicesSection() {}

    static Section section(Findings findings) {
        List<String> tags = findings.worstTags();
        List<MetricInfo> telling = findings.telling(TELLING);
        if (tags.isEmpty() || telling.isEmpty()) {
            return Section.of("slices", "Slices", "Slices by tag", Html.of("<p>No figures by tag.</p>"));
        }
        return Section.of(
                "slices",
                "Slices",
                "Slices by tag",
                Html.of("""
                        <p>Tags with the lowest {} first. A sample has several tags. \
                        <span class="few">few</span> marks figures over fewer than {} samples.</p>
                        {}
                        <details><summary>Every metric by tag</summary>{}</details>
                        """, telling.get(0).title(), FEW, matrix(findings, tags, telling), everything(findings, tags)));
    }

    private static Html matrix(Findings findings, List<String> tags, List<MetricInfo> telling) {
        String[] columns = Stream.concat(Stream.of("Tag"), telling.stream().map(MetricInfo::title))
                .toArray(String[]::new);
        Table table = new Table("Slices by tag, the worst first", columns);
        tags.forEach(tag -> table.row(tag, cells(findings, telling, Figure.TAG + tag)));
        table.row(Html.of("<em>all samples</em>"), cells(findings, telling, Figure.ALL));
        return table.html();
    }

    private static Object[] cells(Findings findings, List<MetricInfo> metrics, String slice) {
        return metrics.stream()
                .map(metric -> cell(metric, findings.main(metric, slice)))
                .toArray();
    }

    private static Html cell(MetricInfo metric, Optional<Figure> figure) {
        Double value = figure.map(Figure::value).orElse(null);
        if (figure.isEmpty() || value == null) {
            return Html.of("<span class=\"dim\">–</span>");
        }
        return Html.of(
                "<span class=\"nowrap\"><strong>{}</strong> <span class=\"dim\">{}</span></span> <span class=\"nowrap\">{}</span>",
                Numbers.value(metric, value),
                MetricCard.interval(metric, figure.get()),
                count(figure.get()));
    }

    private static Html count(Figure figure) {
        return Html.of(
                "<span class=\"dim\">n {}</span>{}",
                Numbers.count(figure.measured()),
                Html.when(figure.measured() < FEW, Html.of(" <span class=\"few\">few</span>")));
    }

    private static Html everything(Findings findings, List<String> tags) {
        Table table = new Table("Every metric by tag", "Metric", "Tag", "Value", "95 % interval", "Samples");
        for (MetricInfo metric : findings.report().metrics()) {
            for (String tag : tags) {
                findings.main(metric, Figure.TAG + tag).ifPresent(figure -> row(table, metric, tag, figure));
            }
        }
        return table.html();
    }

    private static void row(Table table, MetricInfo metric, String tag, Figure figure) {
        if (figure.value() != null) {
            table.row(
                    metric.title(),
                    tag,
                    Numbers.value(metric, figure.value()),
                    MetricCard.interval(metric, figure),
                    count(figure));
        }
    }
}
