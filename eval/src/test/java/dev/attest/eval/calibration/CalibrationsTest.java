package dev.attest.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.JudgeError.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationsTest {

    private static final String NAME = "llm some/model:7b rubrics-1";
    private static final Judge JUDGE = ScriptedJudge.ofClaims(NAME, (claim, texts) -> Judged.unmeasured("no"));

    @TempDir
    private Path folder;

    @Test
    void findsWhatWasKeptForTheJudge() throws IOException {
        JudgeError error = error(NAME, "claims", 10);
        Calibrations.write(error, folder.resolve("deep").resolve(Calibrations.fileName(NAME)));
        assertThat(Calibrations.find(folder.resolve("deep"), JUDGE)).contains(error);
    }

    @Test
    void namesItsFilesSoThatEveryFileSystemTakesThem() {
        assertThat(Calibrations.fileName(NAME)).isEqualTo("llm-some-model-7b-rubrics-1.json");
        assertThat(Calibrations.fileName("../secret")).isEqualTo("-secret.json");
    }

    @Test
    void findsNothingWhereNothingWasKept() throws IOException {
        assertThat(Calibrations.find(folder.resolve("gone"), JUDGE)).isEmpty();
    }

    @Test
    void passesOverTheCalibrationOfAJudgeWhoseNameMerelyLooksTheSame() throws IOException {
        Calibrations.write(
                error("llm some-model:7b rubrics-1", "claims", 10), folder.resolve(Calibrations.fileName(NAME)));
        assertThat(Calibrations.find(folder, JUDGE)).isEmpty();
    }

    @Test
    void namesAFileThatCannotBeUsed() throws IOException {
        Path file = folder.resolve(Calibrations.fileName(NAME));
        Files.writeString(file, "{\"judge\":");
        refuses("this version can read");
        Files.writeString(file, "{\"judge\": \"" + NAME + "\"}");
        refuses("this version can read");
        Calibrations.write(error(NAME, "pairs", 10), file);
        refuses("it is about pairs");
        Calibrations.write(error(NAME, "claims", 11), file);
        refuses("its counts do not add up to its 11 labels");
    }

    private void refuses(String why) {
        assertThatThrownBy(() -> Calibrations.find(folder, JUDGE))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("llm-some-model-7b-rubrics-1.json")
                .hasMessageContaining(why);
    }

    private static JudgeError error(String judge, String kind, int labelled) {
        var half = new Interval(0.5, 0.25, 0.75);
        return new JudgeError(
                judge, "weather", "abc", kind, true, labelled, 1, 4, 2, 2, 1, half, half, null, half, half, null);
    }
}
