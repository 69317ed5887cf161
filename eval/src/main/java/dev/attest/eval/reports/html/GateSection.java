package dev.attest.eval.reports.html;

import dev.attest.eval.reports.Gate;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;

/** The rules by which the change may ship or not. */
final class GateSection {

    private GateSection() {}

    static Section section(Findings findings) {
        Table table = new Table("Rules of the gate", "Metric", "Rule", "Limit", "Holds", "Found");
        findings.report().gate().rules().forEach(rule -> row(findings, table, rule));
        return Section.of(
                "gate",
                "Gate",
                "Gate",
                Html.of("""
                        <p>The gate fails only when a drop is significant and larger than is put up with, or when too little \
                        was measured.</p>
                        """),
                table.isEmpty() ? Html.of("<p>No rules were set.</p>") : table.html());
    }

    /** Such as {@code Coverage}. */
    static String name(Gate.Rule rule) {
        return switch (rule.name()) {
            case "coverage" -> "Coverage";
            case "drop" -> "Drop";
            default -> rule.name();
        };
    }

    private static void row(Findings findings, Table table, Gate.Rule rule) {
        table.row(
                findings.title(rule.metric()),
                name(rule),
                limit(findings, rule),
                rule.passed()
                        ? Html.of("<span class=\"better\"><span aria-hidden=\"true\">✓</span> holds</span>")
                        : Html.of("<span class=\"worse\"><span aria-hidden=\"true\">✗</span> fails</span>"),
                Html.of("<span class=\"prose\">{}</span>", rule.detail()));
    }

    private static String limit(Findings findings, Gate.Rule rule) {
        return rule.name().equals("coverage")
                ? "at least " + Numbers.percent(rule.limit())
                : "at most "
                        + findings.metric(rule.metric())
                                .map(metric -> Numbers.value(metric, rule.limit()))
                                .orElse(Numbers.share(rule.limit()));
    }
}
