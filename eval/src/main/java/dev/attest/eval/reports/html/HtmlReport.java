package dev.attest.eval.reports.html;

import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.reading.Findings;
import java.util.List;

/**
 * A report as one page. It asks for nothing from anywhere: style and script stand in it, and its content security policy
 * lets nothing else run. Without the script everything is there but filtering and sorting.
 */
public final class HtmlReport {

    private static final Asset STYLE = Asset.read("report.css");
    private static final Asset SCRIPT = Asset.read("report.js");

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {}; \
            script-src {}; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{} – {} – Attest evaluation</title>
            <link rel="icon" href="data:,">
            <style>{}</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the figures</a>
            {}
            {}
            <main id="main" tabindex="-1">
            {}
            </main>
            {}
            <script>{}</script>
            </body>
            </html>
            """;

    private HtmlReport() {}

    public static String render(Report report) {
        Findings findings = new Findings(report);
        List<Section> sections = List.of(
                Overview.section(findings),
                JudgeSection.section(findings),
                TrendSection.section(findings),
                SlicesSection.section(findings),
                ChangesSection.section(findings),
                GateSection.section(findings),
                SamplesSection.section(findings));
        return Html.of(
                        PAGE,
                        new Html(STYLE.source()),
                        new Html(SCRIPT.source()),
                        report.gate().passed() ? "Passed" : "Failed",
                        report.run().dataset(),
                        new Html(STYLE.text()),
                        Masthead.header(findings),
                        navigation(sections),
                        sections.stream().map(Section::html).toList(),
                        footer(report),
                        new Html(SCRIPT.text()))
                .markup();
    }

    private static Html navigation(List<Section> sections) {
        return Html.of(
                "<nav aria-label=\"Sections\"><ul>{}</ul></nav>",
                sections.stream()
                        .map(section -> Html.of("<li><a href=\"#{}\">{}</a></li>", section.id(), section.name()))
                        .toList());
    }

    private static Html footer(Report report) {
        return Html.of("""
                <footer>
                <p>Intervals hold 95 %: a bootstrap over the samples’ sources, or over single samples where there are fewer than \
                six sources, as is then said, with seed {}, so the same run gives the same page. What was not measured counts neither as zero nor as failed. The same figures, for programs: \
                <code>report.json</code>.</p>
                </footer>""", report.run().seed());
    }
}
