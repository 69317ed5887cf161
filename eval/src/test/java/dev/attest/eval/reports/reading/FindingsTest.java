package dev.attest.eval.reports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.SampleReports;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings(SampleReports.large());

    @Test
    void tellsByMeasuredSharesOnly() {
        assertThat(findings.telling(99))
                .extracting(MetricInfo::name)
                .startsWith("correctness_f1")
                .doesNotContain("latency", "bias");
    }

    @Test
    void showsTheMetricsThatFailTheGateAmongTheFirst() {
        assertThat(findings.failedRules()).hasSize(2);
        assertThat(findings.headline())
                .extracting(MetricInfo::name)
                .contains("correctness_f1", "answer_relevancy", "latency")
                .doesNotContain("token_f1");
    }

    @Test
    void ordersTagsFromTheWorst() {
        MetricInfo metric = findings.telling(1).get(0);
        List<Double> values = findings.worstTags().stream()
                .map(tag ->
                        findings.main(metric, Figure.TAG + tag).orElseThrow().value())
                .toList();
        assertThat(values).isSorted().hasSizeGreaterThan(5);
    }

    @Test
    void showsEveryMetricWhenItKnowsNone() {
        Report bare = SampleReports.bare();
        assertThat(new Findings(bare).headline()).isEqualTo(bare.metrics());
    }
}
