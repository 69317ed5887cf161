package dev.attest.eval.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalTableTest {

    static Stream<Report> reports() {
        return ReportFilesTest.reports();
    }

    @Test
    void showsFiguresAndTheGate() {
        assertThat(String.join("\n", TerminalTable.lines(SampleReports.small())) + "\n")
                .isEqualTo(Golden.read("small.terminal.txt"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void fitsIntoATerminal(Report report) {
        assertThat(TerminalTable.lines(report))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void sendsTheTerminalNoCommands() {
        assertThat(TerminalTable.lines(SampleReports.hostile("\u001B[2J\nred")))
                .allSatisfy(line -> assertThat(line.chars()).noneMatch(Character::isISOControl))
                .anySatisfy(line -> assertThat(line).contains("\uFFFD[2J red"));
    }
}
