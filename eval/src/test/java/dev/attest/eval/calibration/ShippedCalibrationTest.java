package dev.attest.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.judges.local.EmbeddedJudge;
import dev.attest.eval.reports.JudgeError;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The calibration in the repository is that of the judge and the labels in the repository. */
class ShippedCalibrationTest {

    private static final Path EVAL = Path.of("");

    @Test
    void isAboutTheLocalJudgeAndTheLabelsAsTheyAre() throws IOException {
        Labels labels = LabelFiles.read(EVAL.resolve(Path.of("labels", "answers-claims.jsonl")))
                .get(0);
        try (EmbeddedJudge judge = EmbeddedJudge.open()) {
            JudgeError error =
                    Calibrations.find(EVAL.resolve("calibrations"), judge).orElseThrow();
            assertThat(error.labels()).isEqualTo(labels.name());
            assertThat(error.fingerprint())
                    .as("the labels changed: run attest eval calibrate --labels eval/labels/answers-claims.jsonl"
                            + " --out eval/calibrations")
                    .isEqualTo(labels.fingerprint());
            assertThat(error.labelled()).isEqualTo(labels.size());
            assertThat(error.synthetic()).isFalse();
        }
    }
}
