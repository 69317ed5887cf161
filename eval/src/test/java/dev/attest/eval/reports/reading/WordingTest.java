package dev.attest.eval.reports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.SampleReports;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void saysHowMuchWasMeasured() {
        assertThat(Wording.coverage(figure(0.5, 186, 14, 0))).isEqualTo("186 of 200 measured (93 %)");
        assertThat(Wording.coverage(figure(0.5, 1_200, 0, 10)))
                .isEqualTo("1,200 of 1,200 measured (100 %), 10 not applicable");
        assertThat(Wording.coverage(figure(null, 0, 3, 0))).isEqualTo("0 of 3 measured (0 %)");
        assertThat(Wording.coverage(figure(null, 0, 0, 8))).isEqualTo("nothing to measure, 8 not applicable");
    }

    @Test
    void saysWhatADifferenceAmountsTo() {
        Report report = SampleReports.small();
        assertThat(Wording.change(
                        report.metrics().get(0), report.comparison().lines().get(0)))
                .isEqualTo("worse: −0.250 (−0.375 to −0.125), adjusted\u00A0p\u00A00.030");
    }

    private static Figure figure(@Nullable Double value, int measured, int unmeasured, int notApplicable) {
        return new Figure(
                "m",
                Aggregate.MEAN,
                "all",
                value,
                value,
                value,
                value == null ? null : Figure.Unit.SOURCE,
                measured,
                unmeasured,
                notApplicable,
                null,
                List.of(),
                null);
    }
}
