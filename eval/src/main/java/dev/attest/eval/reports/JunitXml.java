package dev.attest.eval.reports;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Printable;
import dev.attest.eval.reports.reading.Wording;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as test results, in the form of Surefire's {@code surefire-test-report.xsd}: one case for each rule of the gate,
 * and one for each metric, which passes when it was measured, whatever it came to.
 */
final class JunitXml {

    private final Findings findings;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JunitXml(Report report) throws XMLStreamException {
        this.findings = new Findings(report);
        this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    static String write(Report report) {
        try {
            return new JunitXml(report).suite();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
    }

    private String suite() throws XMLStreamException {
        Report report = findings.report();
        xml.writeStartDocument("UTF-8", "1.0");
        open(0, "testsuite", "name", "attest eval " + report.run().dataset());
        attributes(
                "tests",
                        String.valueOf(
                                report.gate().rules().size() + report.metrics().size()),
                "failures", String.valueOf(findings.failedRules().count()),
                "errors", "0",
                "skipped",
                        String.valueOf(
                                report.metrics().stream().filter(this::skipped).count()),
                "time", seconds(report.run()),
                "timestamp", report.run().started().toString());
        properties(report.run());
        for (Gate.Rule rule : report.gate().rules()) {
            rule(rule);
        }
        for (MetricInfo metric : report.metrics()) {
            metric(metric);
        }
        close(0);
        xml.writeEndDocument();
        return text + "\n";
    }

    private void properties(Report.Run run) throws XMLStreamException {
        open(1, "properties");
        property("run", run.id());
        property("dataset", run.dataset());
        property("target", run.target());
        property("judge", run.judge());
        property("synthetic", String.valueOf(run.synthetic()));
        close(1);
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement("property");
        attributes("name", name, "value", value);
    }

    private void rule(Gate.Rule rule) throws XMLStreamException {
        open(1, "testcase", "classname", "attest.eval.gate", "name", rule.name() + " of " + rule.metric(), "time", "0");
        if (rule.passed()) {
            element("system-out", rule.detail());
        } else {
            element("failure", rule.detail(), "message", rule.detail(), "type", rule.name());
        }
        close(1);
    }

    private void metric(MetricInfo metric) throws XMLStreamException {
        open(1, "testcase", "classname", "attest.eval.measured", "name", metric.name(), "time", "0");
        Figure figure = findings.main(metric, Figure.ALL).orElse(null);
        if (figure == null || figure.measured() == 0) {
            String reason = figure == null ? null : figure.reason();
            element("skipped", "", "message", Objects.requireNonNullElse(reason, "there was nothing to measure"));
        } else {
            element("system-out", Wording.coverage(figure));
        }
        close(1);
    }

    private boolean skipped(MetricInfo metric) {
        return findings.main(metric, Figure.ALL).map(Figure::measured).orElse(0) == 0;
    }

    private void open(int depth, String name, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeStartElement(name);
        attributes(attributes);
    }

    private void close(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }

    private void element(String name, String content, String... attributes) throws XMLStreamException {
        open(2, name, attributes);
        xml.writeCharacters(Printable.text(content));
        xml.writeEndElement();
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i], Printable.line(namesAndValues[i + 1]));
        }
    }

    private static String seconds(Report.Run run) {
        return String.format(
                Locale.ROOT,
                "%.3f",
                Duration.between(run.started(), run.finished()).toMillis() / 1000.0);
    }
}
