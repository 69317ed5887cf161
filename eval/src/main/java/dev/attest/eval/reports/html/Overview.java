package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.MetricGroup;
import java.util.List;

/** Every metric over all samples, by what it is about. */
final class Overview {

    private Overview() {}

    static Section section(Findings findings) {
        return Section.of(
                "overview",
                "Overview",
                "Overview",
                legend(findings),
                Html.of(
                        "{}",
                        findings.groups().entrySet().stream()
                                .map(group -> group(findings, group.getKey(), group.getValue()))
                                .toList()));
    }

    private static Html legend(Findings findings) {
        return Html.of(
                """
                <p class="legend"><span><svg viewBox="0 0 40 16" aria-hidden="true">{}{}</svg> this run with its 95 % \
                interval</span>{}{}</p>
                """,
                Svg.line("interval", 4, 8, 36, 8),
                Svg.dot("now", 20, 8, 4),
                Html.when(
                        findings.report().comparison() != null,
                        Html.of(
                                " <span><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">{}</svg> the baseline, over the "
                                        + "same samples</span>",
                                Svg.diamond("before", 8, 8, 5))),
                Html.when(
                        findings.report().metrics().stream().anyMatch(MetricInfo::judged),
                        Html.of(
                                " <span><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">{}</svg> what judges would say "
                                        + "that do not read</span>",
                                Svg.line("trivial", 8, 0, 8, 16))));
    }

    private static Html group(Findings findings, MetricGroup group, List<MetricInfo> metrics) {
        return Html.of(
                """
                <div class="group">
                <h3>{} <span class="dim">{}</span></h3>
                {}</div>
                """,
                group.title(),
                group.question(),
                metrics.stream()
                        .map(metric -> MetricCard.card(findings, metric))
                        .toList());
    }
}
