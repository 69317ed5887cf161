package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.MetricGroup;
import dev.attest.eval.reports.reading.Numbers;
import dev.attest.eval.reports.reading.Wording;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** One metric: its value with its interval, how much of it was measured, and how far to trust it. */
final class MetricCard {

    /** Coverage below this stands out. */
    private static final double LITTLE = 0.95;

    private MetricCard() {}

    static Html card(Findings findings, MetricInfo metric) {
        return Html.of(
                """
                <article class="metric" id="metric-{}" aria-labelledby="metric-{}-title">
                <div class="name"><h4 id="metric-{}-title">{}</h4><p class="dim">{}{}</p>{}</div>
                {}
                </article>
                """,
                metric.name(),
                metric.name(),
                metric.name(),
                metric.title(),
                Wording.direction(metric),
                metric.judged() ? " · judged" : "",
                definition(findings, metric),
                metric.aggregates().stream()
                        .map(aggregate -> line(findings, metric, aggregate))
                        .toList());
    }

    private static Html line(Findings findings, MetricInfo metric, Aggregate aggregate) {
        Optional<Figure> figure = findings.figure(metric, aggregate, Figure.ALL);
        Optional<Comparison.Line> change = findings.change(metric, aggregate);
        boolean main = aggregate == metric.aggregates().get(0);
        return Html.of(
                "<div class=\"value\">{}</div><div class=\"scale\">{}{}</div><div class=\"notes\">{}{}{}{}</div>",
                value(metric, aggregate, figure),
                figure.map(found -> Whisker.of(metric, found, change)).orElse(Html.NONE),
                figure.map(found -> trivial(metric, found)).orElse(Html.NONE),
                change.map(found -> change(metric, found)).orElse(Html.NONE),
                Html.when(main, figure.map(MetricCard::coverage).orElse(Html.NONE)),
                figure.map(found -> corrected(metric, found)).orElse(Html.NONE),
                Html.when(main, halves(findings, metric, aggregate)));
    }

    private static Html value(MetricInfo metric, Aggregate aggregate, Optional<Figure> figure) {
        String kind = metric.aggregates().size() > 1 ? Wording.aggregate(aggregate) : "";
        Double value = figure.map(Figure::value).orElse(null);
        if (value == null) {
            boolean wanted = figure.map(Figure::unmeasured).orElse(0) > 0;
            return Html.of("<p class=\"none\">{}</p>", wanted ? "unmeasured" : "nothing to measure");
        }
        return Html.of(
                "<p><strong class=\"number\">{}</strong> <span class=\"dim\">{}</span></p><p class=\"dim\">{}</p>",
                Numbers.value(metric, value),
                kind,
                figure.map(found -> interval(metric, found) + drawn(found)).orElse(""));
    }

    /** Such as {@code 0.781 to 0.860}; empty for what was not measured. */
    static String interval(MetricInfo metric, Figure figure) {
        return figure.low() == null || figure.high() == null
                ? ""
                : Numbers.interval(metric, figure.low(), figure.high());
    }

    private static String drawn(Figure figure) {
        return figure.unit() == Figure.Unit.SAMPLE ? ", over samples: fewer than six sources" : "";
    }

    private static Html change(MetricInfo metric, Comparison.Line line) {
        return Html.of("<p class=\"change {}\">{}</p>", Marks.kind(line), Marks.change(metric, line));
    }

    private static Html coverage(Figure figure) {
        return Html.of(
                "<p{}>{}{}</p>",
                new Html(figure.coverage() < LITTLE ? " class=\"part\"" : " class=\"dim\""),
                Wording.coverage(figure),
                figure.reason() == null ? "" : "; mostly: " + figure.reason());
    }

    private static Html corrected(MetricInfo metric, Figure figure) {
        Figure.Corrected corrected = figure.corrected();
        return corrected == null
                ? Html.NONE
                : Html.of(
                        "<p><strong>{}</strong> ({}) when corrected by <a href=\"#judge\">the judge’s known errors</a></p>",
                        Numbers.value(metric, corrected.value()),
                        Numbers.interval(metric, corrected.low(), corrected.high()));
    }

    private static Html trivial(MetricInfo metric, Figure figure) {
        String judges = figure.trivial().stream()
                .map(trivial -> trivial.judge() + " "
                        + (trivial.value() == null ? "gives none" : Numbers.value(metric, trivial.value())))
                .collect(Collectors.joining(" · "));
        return Html.when(!judges.isEmpty(), Html.of("<p class=\"dim\">without reading: {}</p>", judges));
    }

    private static Html halves(Findings findings, MetricInfo metric, Aggregate aggregate) {
        List<String> halves = List.of(Figure.TUNED, Figure.FROZEN).stream()
                .map(half -> findings.figure(metric, aggregate, half).orElse(null))
                .filter(Objects::nonNull)
                .filter(figure -> figure.value() != null)
                .map(figure -> "%s %s (%s)".formatted(figure.slice(), digits(metric, figure), interval(metric, figure)))
                .toList();
        return Html.when(halves.size() == 2, Html.of("<p class=\"dim\">{}</p>", String.join(" · ", halves)));
    }

    private static String digits(MetricInfo metric, Figure figure) {
        return figure.value() == null ? "" : Numbers.digits(metric, figure.value());
    }

    private static Html definition(Findings findings, MetricInfo metric) {
        return Html.of(
                """
                <details><summary>What this is<span class="quiet">: {}</span></summary>
                <p>{}</p><p>Source: {}</p>{}<p class="dim"><code>{}</code>, in {}</p></details>""",
                metric.title(),
                metric.definition(),
                metric.source(),
                Html.when(metric.judged(), Html.of("<p>{}</p>", trust(findings))),
                metric.name(),
                MetricGroup.isShare(metric) ? "shares from 0 to 1" : metric.unit());
    }

    private static Html trust(Findings findings) {
        JudgeError error = findings.report().judge();
        if (error == null) {
            return Html.of("A judge decided, and <a href=\"#judge\">it was not calibrated</a>.");
        }
        JudgeError.Interval accuracy = error.balancedAccuracy();
        return Html.of(
                "A judge decided; <a href=\"#judge\">how often it is right</a> was measured{}.",
                accuracy == null
                        ? ""
                        : ": balanced accuracy %s (%s to %s)"
                                .formatted(
                                        Numbers.share(accuracy.value()),
                                        Numbers.share(accuracy.low()),
                                        Numbers.share(accuracy.high())));
    }
}
