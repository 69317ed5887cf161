package dev.attest.eval.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.MetricInfo.Aggregate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportFilesTest {

    @TempDir
    Path folder;

    static Stream<Report> reports() {
        return Stream.of(
                SampleReports.small(), SampleReports.bare(), SampleReports.large(), SampleReports.hostile("<b>\u202E"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void whatIsReadBackIsWhatWasWritten(Report report) throws IOException {
        ReportFiles.write(report, folder);
        assertThat(ReportJson.read(folder.resolve(ReportFiles.JSON))).isEqualTo(report);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void writesFourFilesAndLeavesNoOthers(Report report) throws IOException {
        ReportFiles.write(report, folder.resolve("run"));
        try (Stream<Path> files = Files.list(folder.resolve("run"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.html", "report.json", "junit.xml", "summary.md");
        }
    }

    @Test
    void writesOverAnEarlierReport() throws IOException {
        ReportFiles.write(SampleReports.large(), folder);
        ReportFiles.write(SampleReports.bare(), folder);
        assertThat(ReportJson.read(folder.resolve(ReportFiles.JSON))).isEqualTo(SampleReports.bare());
    }

    @Test
    void theSameReportGivesTheSameBytes() throws IOException {
        for (String run : List.of("one", "two")) {
            ReportFiles.write(SampleReports.large(), folder.resolve(run));
        }
        for (String file : List.of("report.html", "report.json", "junit.xml", "summary.md")) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
    }

    @Test
    void doesNotFailAtHalvesOfCharacters() throws IOException {
        ReportFiles.write(SampleReports.hostile("half \uD83D of a smile"), folder);
        assertThat(folder.resolve("report.html")).content().contains("half \uFFFD of a smile");
    }

    @Test
    void refusesWhatIsNoNumber() {
        Report bare = SampleReports.bare();
        Figure broken = new Figure(
                "bias",
                Aggregate.MEAN,
                Figure.ALL,
                Double.NaN,
                0.0,
                1.0,
                Figure.Unit.SOURCE,
                1,
                0,
                0,
                null,
                List.of(),
                null);
        Report report = new Report(
                bare.version(),
                bare.run(),
                bare.metrics(),
                List.of(broken),
                bare.samples(),
                null,
                bare.gate(),
                null,
                List.of(),
                List.of());
        assertThatThrownBy(() -> ReportFiles.write(report, folder)).hasMessageContaining("NaN is no number");
    }
}
