package dev.attest.eval.reports;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;
import dev.attest.eval.reports.reading.Printable;
import dev.attest.eval.reports.reading.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report on a terminal: lines of at most 110 characters, without colours. */
public final class TerminalTable {

    private static final int WIDTH = 110;
    private static final String COLUMNS = "%-24s %12s  %-18s %8s  %s";

    private TerminalTable() {}

    /** Every metric's main figure, then the gate. */
    public static List<String> lines(Report report) {
        Findings findings = new Findings(report);
        List<String> lines = new ArrayList<>();
        lines.add("%s on %s, %s samples, judged by %s"
                .formatted(
                        report.run().target(),
                        report.run().dataset(),
                        Numbers.count(report.run().samples()),
                        report.run().judge()));
        if (report.run().synthetic()) {
            lines.add("SYNTHETIC: recordings of a scripted stub; nothing follows from these figures.");
        }
        lines.add("");
        lines.add(COLUMNS.formatted("metric", "value", "95 % interval", "coverage", "change"));
        report.metrics().forEach(metric -> lines.addAll(metric(findings, metric)));
        lines.add("");
        lines.addAll(gate(findings));
        return lines.stream().flatMap(TerminalTable::fit).toList();
    }

    private static List<String> metric(Findings findings, MetricInfo metric) {
        Figure figure = findings.main(metric, Figure.ALL).orElse(null);
        String title = Printable.cut(metric.title(), 24);
        if (figure == null || figure.value() == null || figure.low() == null || figure.high() == null) {
            return List.of(unmeasured(title, figure));
        }
        String change = findings.change(metric, metric.aggregates().get(0))
                .map(line -> Numbers.difference(metric, line.difference()) + " " + Wording.change(line.change()))
                .orElse("");
        String row = COLUMNS.formatted(
                title,
                Numbers.value(metric, figure.value()),
                Numbers.interval(metric, figure.low(), figure.high()),
                Numbers.percent(figure.coverage()),
                change);
        return figure.trivial().isEmpty() ? List.of(row) : List.of(row, trivial(metric, figure));
    }

    private static String unmeasured(String title, @Nullable Figure figure) {
        return figure == null || figure.unmeasured() == 0
                ? COLUMNS.formatted(title, "-", "", "", "nothing to measure")
                : COLUMNS.formatted(title, "unmeasured", "", "0 %", Objects.requireNonNullElse(figure.reason(), ""));
    }

    private static String trivial(MetricInfo metric, Figure figure) {
        return figure.trivial().stream()
                .map(trivial -> trivial.judge() + " " + value(metric, trivial))
                .collect(Collectors.joining(", ", "    without reading: ", ""));
    }

    private static String value(MetricInfo metric, Figure.Trivial trivial) {
        return trivial.value() == null ? "gives none" : Numbers.value(metric, trivial.value());
    }

    private static List<String> gate(Findings findings) {
        List<Gate.Rule> rules = findings.report().gate().rules();
        if (rules.isEmpty()) {
            return List.of("Gate: no rules.");
        }
        if (findings.report().gate().passed()) {
            return List.of("Gate: passed, %d rules.".formatted(rules.size()));
        }
        return Stream.concat(
                        Stream.of("Gate: FAILED"),
                        findings.failedRules()
                                .map(rule -> "  %s of %s: %s".formatted(rule.name(), rule.metric(), rule.detail())))
                .toList();
    }

    /** The line, gone on with below where it is too long, without what a terminal would obey. */
    private static Stream<String> fit(String line) {
        String rest = Printable.text(line).replaceAll("[\\n\\t]", " ").stripTrailing();
        List<String> lines = new ArrayList<>();
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > WIDTH / 2 ? space : WIDTH;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = "      " + rest.substring(end).strip();
        }
        lines.add(rest);
        return lines.stream();
    }
}
