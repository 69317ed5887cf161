package dev.attest.eval.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.SampleReports;
import dev.attest.eval.reports.SampleResult;
import dev.attest.eval.reports.reading.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorstFirstTest {

    @Test
    void listsFailedQuestionsFirstAndFrozenOnesNever() {
        assertThat(order(SampleReports.small())).containsExactly("b", "a");
    }

    @Test
    void listsOutcomesByHowBadTheyAre() {
        Report report = SampleReports.large();
        List<Outcome> outcomes = new WorstFirst(new Findings(report))
                .order(report.samples()).stream()
                        .map(place -> Outcome.of(report.samples().get(place)))
                        .toList();
        assertThat(outcomes).isSorted().hasSize(110).contains(Outcome.values());
    }

    private static List<String> order(Report report) {
        return new WorstFirst(new Findings(report))
                .order(report.samples()).stream()
                        .map(place -> report.samples().get(place))
                        .map(SampleResult::id)
                        .toList();
    }
}
