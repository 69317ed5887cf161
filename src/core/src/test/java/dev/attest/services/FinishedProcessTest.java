package dev.attest.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FinishedProcessTest {

    @Test
    void tellsHowACommandEndedAndWhatItSaid() throws Exception {
        var command = new ProcessBuilder("sh", "-c", "cat; echo out; echo err >&2; exit 3");
        assertThat(FinishedProcess.of(command, Duration.ofMinutes(1)))
                .isEqualTo(new FinishedProcess(3, "out\n", "err\n"));
    }

    @Test
    void endsACommandThatGoesOnWithAllItStarted() {
        var command = new ProcessBuilder("sh", "-c", "echo begun; sleep 600 & sleep 600");
        assertThatThrownBy(() -> FinishedProcess.of(command, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("begun");
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(process -> process.info().commandLine().orElse("").endsWith("sleep 600"));
    }
}
