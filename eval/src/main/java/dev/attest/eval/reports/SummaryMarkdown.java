package dev.attest.eval.reports;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;
import dev.attest.eval.reports.reading.Printable;
import dev.attest.eval.reports.reading.Wording;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report in short, for a pull request, in GitHub's Markdown. */
final class SummaryMarkdown {

    private static final int SLICES = 3;

    private SummaryMarkdown() {}

    static String write(Report report) {
        Findings findings = new Findings(report);
        return Stream.of(heading(report), gate(findings), figures(findings), slices(findings), where(report))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String heading(Report report) {
        Report.Run run = report.run();
        String line =
                "### Evaluation: gate %s\n\n%s was asked the questions of **%s** (%s, %s of them frozen), judged by %s."
                        .formatted(
                                report.gate().passed() ? "passed" : "failed",
                                cell(run.target()),
                                cell(run.dataset()),
                                Numbers.count(run.samples()),
                                Numbers.count(run.frozen()),
                                cell(run.judge()));
        return run.synthetic()
                ? line + "\n\n**Synthetic:** recordings of a scripted stub; nothing follows from these figures."
                : line;
    }

    private static String gate(Findings findings) {
        return findings.failedRules()
                .map(rule -> "- **%s of %s**: %s"
                        .formatted(cell(rule.name()), cell(findings.title(rule.metric())), cell(rule.detail())))
                .collect(Collectors.joining("\n"));
    }

    private static String figures(Findings findings) {
        return findings.headline().stream()
                .map(metric -> row(findings, metric))
                .collect(Collectors.joining(
                        "\n", "| metric | value | 95 % interval | change | coverage |\n|---|--:|---|---|---|\n", ""));
    }

    private static String row(Findings findings, MetricInfo metric) {
        Figure figure = findings.main(metric, Figure.ALL).orElse(null);
        String change = findings.change(metric, metric.aggregates().get(0))
                .map(line -> Wording.change(line.change()) + " (" + Numbers.difference(metric, line.difference()) + ")")
                .orElse("");
        if (figure == null || figure.value() == null || figure.low() == null || figure.high() == null) {
            String reason = figure == null ? null : figure.reason();
            return reason == null
                    ? "| %s | – | | %s | nothing to measure |".formatted(cell(metric.title()), change)
                    : "| %s | *unmeasured* | | %s | %s |".formatted(cell(metric.title()), change, cell(reason));
        }
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        cell(metric.title()),
                        cell(Numbers.value(metric, figure.value())),
                        Numbers.interval(metric, figure.low(), figure.high()),
                        change,
                        Wording.coverage(figure));
    }

    private static String slices(Findings findings) {
        List<MetricInfo> telling = findings.telling(1);
        if (telling.isEmpty()) {
            return "";
        }
        MetricInfo metric = telling.get(0);
        String worst = findings.worstTags().stream()
                .limit(SLICES)
                .flatMap(tag -> findings.main(metric, Figure.TAG + tag).stream())
                .filter(figure -> figure.value() != null)
                .map(figure -> slice(metric, figure))
                .collect(Collectors.joining(", "));
        return worst.isEmpty() ? "" : "Worst by %s: %s.".formatted(cell(metric.title()), worst);
    }

    private static String slice(MetricInfo metric, Figure figure) {
        String tag = cell(figure.slice().substring(Figure.TAG.length()));
        double value = figure.value() == null ? 0 : figure.value();
        return "%s %s (n = %s)".formatted(tag, Numbers.value(metric, value), Numbers.count(figure.measured()));
    }

    private static String where(Report report) {
        return "Run %s; the whole report is `report.html` in its folder."
                .formatted(cell(report.run().id()));
    }

    /** Text without what Markdown, a table or HTML would take for its own. */
    private static String cell(String text) {
        return Printable.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|~#!])", "\\\\$1")
                .replace("@", "@\u200B");
    }
}
