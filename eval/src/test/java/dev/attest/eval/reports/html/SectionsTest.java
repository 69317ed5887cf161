package dev.attest.eval.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Golden;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.SampleReports;
import dev.attest.eval.reports.html.TrendSection.Point;
import dev.attest.eval.reports.reading.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {

    private final Report small = SampleReports.small();
    private final Report large = SampleReports.large();

    @Test
    void theGateIsATable() {
        assertThat(GateSection.section(new Findings(small)).html().markup()).isEqualTo(Golden.read("small.gate.html"));
    }

    @Test
    void aMetricIsACard() {
        assertThat(MetricCard.card(new Findings(small), small.metrics().get(0)).markup())
                .isEqualTo(Golden.read("small.metric.html"));
    }

    @Test
    void aSampleIsACard() {
        assertThat(new SampleCard(new Findings(small)).card(0, 1).markup()).isEqualTo(Golden.read("small.sample.html"));
    }

    @Test
    void aCardSaysHowFarToTrustAFigure() {
        Findings findings = new Findings(large);
        MetricInfo groundedness = findings.metric("groundedness").orElseThrow();
        assertThat(MetricCard.card(findings, groundedness).markup())
                .contains(
                        "when corrected by",
                        "without reading: always-supported",
                        "tuned 0.",
                        "· frozen 0.",
                        "adjusted\u00A0p\u00A01.000")
                .contains("how often it is right");
    }

    @Test
    void aTrendIsBrokenWhereARunDidNotMeasureIt() {
        Findings findings = new Findings(large);
        MetricInfo metric = findings.metric("groundedness").orElseThrow();
        List<Point> points =
                large.history().stream().map(run -> Point.of(metric, run)).toList();
        String chart = TrendChart.figure(metric, points).markup();
        assertThat(chart).containsPattern("class=\"path\" d=\"M[^M]+M[^M]+\"").contains("measured in 7 of 8 runs");
        assertThat(chart.split("<circle", -1)).hasSize(1 + 7);
    }

    @Test
    void aTrendThatNoRunMeasuredSaysSo() {
        MetricInfo bias = new Findings(large).metric("bias").orElseThrow();
        assertThat(TrendChart.figure(bias, List.of(new Point(large.run().started(), null)))
                        .markup())
                .contains("No run measured it.")
                .doesNotContain("class=\"path\"");
    }

    @Test
    void slicesMarkFiguresOverFewSamples() {
        Report report = large;
        Findings findings = new Findings(report);
        long few = report.figures().stream()
                .filter(figure -> figure.slice().startsWith(Figure.TAG))
                .filter(figure -> figure.measured() > 0 && figure.measured() < 20)
                .count();
        assertThat(few).isPositive();
        assertThat(SlicesSection.section(findings).html().markup())
                .containsPattern("n 1[0-9]</span> <span class=\"few\">few<");
    }
}
