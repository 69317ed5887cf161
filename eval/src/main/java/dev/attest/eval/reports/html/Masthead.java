package dev.attest.eval.reports.html;

import dev.attest.eval.reports.Gate;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What was run, and whether the change may ship. */
final class Masthead {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Masthead() {}

    static Html header(Findings findings) {
        Report report = findings.report();
        return Html.of(
                """
                <header>
                {}<p class="over">Attest evaluation</p>
                <h1>{} on {}</h1>
                {}
                {}
                </header>""",
                synthetic(report.run()),
                report.run().target(),
                report.run().dataset(),
                verdict(findings),
                facts(report.run()));
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    private static Html synthetic(Report.Run run) {
        return Html.when(run.synthetic(), Html.of("""
                        <p class="banner"><strong>Synthetic.</strong> Answers or judgements in this run are recordings of a \
                        scripted stub. The page shows how a report looks; nothing follows from its figures.</p>
                        """));
    }

    private static Html verdict(Findings findings) {
        Gate gate = findings.report().gate();
        if (gate.rules().isEmpty()) {
            return Html.of("<p class=\"verdict none\"><strong>No gate was set.</strong> Nothing was decided.</p>");
        }
        if (gate.passed()) {
            return Html.of(
                    "<p class=\"verdict pass\"><strong><span aria-hidden=\"true\">✓</span> The gate passed.</strong> "
                            + "<a href=\"#gate\">All {} rules</a> hold.</p>",
                    gate.rules().size());
        }
        List<Html> reasons = findings.failedRules()
                .map(rule -> Html.of(
                        "<li>{} of <a href=\"#metric-{}\">{}</a>: {}</li>",
                        GateSection.name(rule),
                        rule.metric(),
                        findings.title(rule.metric()),
                        rule.detail()))
                .toList();
        return Html.of("""
                <div class="verdict fail"><p><strong><span aria-hidden="true">✗</span> The gate failed.</strong> \
                {} of <a href="#gate">{} rules</a> do not hold:</p><ul>{}</ul></div>""", reasons.size(), gate.rules().size(), reasons);
    }

    private static Html facts(Report.Run run) {
        return Html.of(
                "<dl class=\"facts\">{}{}{}{}{}{}</dl>",
                fact(
                        "Dataset",
                        run.dataset(),
                        "%s samples, %s of them frozen · %s"
                                .formatted(
                                        Numbers.count(run.samples()),
                                        run.frozen() == 0 ? "none" : Numbers.count(run.frozen()),
                                        run.fingerprint()
                                                .substring(
                                                        0,
                                                        Math.min(
                                                                12,
                                                                run.fingerprint()
                                                                        .length())))),
                fact("Target", run.target(), ""),
                fact("Answers by", run.models().isEmpty() ? "not said" : String.join(", ", run.models()), ""),
                fact("Judge", run.judge(), ""),
                fact("Started", minute(run.started()), "took " + took(run) + resumed(run)),
                fact("Run", run.id(), ""));
    }

    private static Html fact(String name, String value, String note) {
        return Html.of(
                "<div><dt>{}</dt><dd>{}{}</dd></div>",
                name,
                value,
                Html.when(!note.isEmpty(), Html.of(" <span class=\"dim\">{}</span>", note)));
    }

    private static String took(Report.Run run) {
        Duration took = Duration.between(run.started(), run.finished());
        return took.toMinutes() == 0
                ? took.toSeconds() + " s"
                : took.toMinutes() + " min " + took.toSecondsPart() + " s";
    }

    private static String resumed(Report.Run run) {
        return switch (run.resumed()) {
            case 0 -> "";
            case 1 -> ", resumed once";
            default -> ", resumed " + run.resumed() + " times";
        };
    }
}
