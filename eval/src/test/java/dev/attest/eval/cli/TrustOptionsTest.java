package dev.attest.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.ScriptedJudge;
import dev.attest.eval.calibration.Calibrations;
import dev.attest.eval.reports.JudgeError;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrustOptionsTest {

    private final ScriptedJudge judge = new ScriptedJudge();

    @TempDir
    Path folder;

    private TrustOptions calibrated(boolean synthetic) throws IOException {
        Path file = folder.resolve("judge.json");
        Calibrations.write(
                new JudgeError(
                        judge.name(),
                        "labels",
                        "00",
                        "claims",
                        synthetic,
                        4,
                        0,
                        1,
                        1,
                        1,
                        1,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                file);
        return CommandLine.populateCommand(new TrustOptions(), "--calibration", file.toString());
    }

    @Test
    void aCalibrationByRecordingsOfAStubSaysNothingOfARealJudge() throws IOException {
        TrustOptions trust = calibrated(true);
        assertThatThrownBy(() -> trust.judgeError(judge, false))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("the calibration of scripted was made with recordings of a scripted stub");
        assertThat(trust.judgeError(judge, true)).isPresent();
    }

    @Test
    void aRealOneIsTakenInAnyRun() throws IOException {
        TrustOptions trust = calibrated(false);
        assertThat(trust.judgeError(judge, false)).isPresent();
        assertThat(trust.judgeError(judge, true)).isPresent();
    }
}
