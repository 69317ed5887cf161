package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The main figures of this run and of those before it on the same dataset. */
final class TrendSection {

    /** Runs shown; more would not be told apart on a chart. */
    private static final int RUNS = 30;

    private TrendSection() {}

    static Section section(Findings findings) {
        List<Report.Past> runs = runs(findings.report());
        if (runs.size() < 2) {
            return Section.of(
                    "trend",
                    "Trend",
                    "Trend",
                    Html.of("<p>This is the first run on this dataset; there is no trend yet.</p>"));
        }
        List<MetricInfo> metrics = findings.headline();
        return Section.of(
                "trend",
                "Trend",
                "Trend",
                Html.of(
                        """
                        <p>This run and the {} before it over all samples of the same dataset, with 95 % intervals. \
                        Scales differ from chart to chart.</p>
                        <div class="charts">{}</div>
                        {}
                        """,
                        runs.size() - 1,
                        metrics.stream()
                                .map(metric -> TrendChart.figure(metric, points(metric, runs)))
                                .toList(),
                        table(metrics, runs)));
    }

    private static List<Report.Past> runs(Report report) {
        Report.Past now = new Report.Past(report.run().id(), report.run().started(), report.figures());
        List<Report.Past> all =
                Stream.concat(report.history().stream(), Stream.of(now)).toList();
        return all.subList(Math.max(0, all.size() - RUNS), all.size());
    }

    private static List<Point> points(MetricInfo metric, List<Report.Past> runs) {
        return runs.stream().map(run -> Point.of(metric, run)).toList();
    }

    private static Html table(List<MetricInfo> metrics, List<Report.Past> runs) {
        String[] columns = Stream.concat(Stream.of("Run"), metrics.stream().map(MetricInfo::title))
                .toArray(String[]::new);
        Table table = new Table("Main figures by run, with 95 % intervals", columns);
        runs.forEach(run -> table.row(
                Html.of("{} <span class=\"dim\">{}</span>", Masthead.minute(run.started()), run.id()),
                metrics.stream()
                        .map(metric -> cell(metric, Point.of(metric, run)))
                        .toArray()));
        return Html.of("<details><summary>The charts as a table</summary>{}</details>", table.html());
    }

    private static Html cell(MetricInfo metric, Point point) {
        Figure figure = point.figure();
        return figure == null || figure.value() == null
                ? Html.of("<span class=\"dim\">unmeasured</span>")
                : Html.of(
                        "{} <span class=\"dim\">({})</span>",
                        Numbers.value(metric, figure.value()),
                        MetricCard.interval(metric, figure));
    }

    /** A metric in a run; without a figure when it was not measured. */
    record Point(Instant started, @Nullable Figure figure) {

        static Point of(MetricInfo metric, Report.Past run) {
            Optional<Figure> figure = Findings.main(metric, run).filter(found -> found.value() != null);
            return new Point(run.started(), figure.orElse(null));
        }

        double value() {
            return figure == null || figure.value() == null ? 0 : figure.value();
        }

        double low() {
            return figure == null || figure.low() == null ? value() : figure.low();
        }

        double high() {
            return figure == null || figure.high() == null ? value() : figure.high();
        }
    }
}
