package dev.attest.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.calibration.Calibration;
import dev.attest.eval.calibration.Calibrations;
import dev.attest.eval.calibration.LabelFiles;
import dev.attest.eval.judges.LlmJudge;
import dev.attest.eval.judges.Script;
import dev.attest.eval.models.Recordings;
import dev.attest.eval.models.ScriptedModel;
import dev.attest.eval.reports.JudgeError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateJudgeTest {

    private static final List<String> CLAIMS = List.of(
            claim("c1", "The lamp is amber.", "The lamp is amber.", true),
            claim("c2", "The lamp is amber.", "The lamp is green.", false),
            claim("c3", "It opens at nine.", "It opens at nine.", true),
            claim("c4", "It opens at nine.", "It never closes and sells 400 kinds of bread.", false));
    private static final String PAIR =
            "{\"id\":\"p1\",\"instruction\":\"Say hi.\",\"output1\":\"Hi\",\"output2\":\"Hello there\",\"better\":1}";

    @TempDir
    private Path folder;

    @Test
    void calibratesTheLocalJudgeAndKeepsWhatRunsRead() throws IOException {
        Path labels = Files.write(folder.resolve("lamps.jsonl"), CLAIMS);
        var run = CommandRun.of("calibrate", "--labels", labels.toString(), "--out", folder + "/kept");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("lamps: 4 claims, 2 groups", "local-2", "always-supported", "token-f1");
        assertThat(run.err()).contains("judged 4 of 4", "kept");
        try (var kept = Files.list(folder.resolve("kept"))) {
            JudgeError error = Calibrations.read(kept.findFirst().orElseThrow());
            assertThat(error.labelled()).isEqualTo(4);
            assertThat(error.truePositives()).isEqualTo(2);
            assertThat(error.synthetic()).isFalse();
        }
    }

    @Test
    void aRecordingOfAScriptedStubIsSyntheticWhereverItGoes() throws IOException {
        Path labels = Files.write(folder.resolve("lamps.jsonl"), CLAIMS);
        Path recording = recorded(labels);
        Path out = folder.resolve("lamps.json");
        var run = CommandRun.of(
                "calibrate",
                "--labels",
                labels.toString(),
                "--judge",
                "llm",
                "--replay",
                recording.toString(),
                "--out",
                out.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("SYNTHETIC");
        JudgeError error = Calibrations.read(out);
        assertThat(error.synthetic()).isTrue();
        assertThat(error.judge()).startsWith("llm scripted");
        assertThat(Objects.requireNonNull(error.balancedAccuracy()).value()).isEqualTo(1);
        assertThat(error.threshold()).isNull();
    }

    @Test
    void printsOneObjectALineAndTheMissesApart() throws IOException {
        Files.write(folder.resolve("a.jsonl"), CLAIMS);
        Files.write(folder.resolve("b.jsonl"), List.of(PAIR));
        var run = CommandRun.of("calibrate", "--labels", folder.toString(), "--json", "--misses", "3");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.startsWith("{\"system\":\""));
        assertThat(run.out()).contains("\"set\":\"b\",\"measure\":\"order_consistency\"");
        assertThat(run.err()).contains("a: 4 claims, 2 groups", "b: 1 pairs, 1 groups");
    }

    @Test
    void saysWhatKeepsItFromRunning() throws IOException {
        Path pairs = Files.write(folder.resolve("pairs.jsonl"), List.of(PAIR));
        Path wrong = Files.write(folder.resolve("wrong.jsonl"), List.of(CLAIMS.get(0), "{}"));
        Path two = Files.createDirectory(folder.resolve("two"));
        Files.write(two.resolve("a.jsonl"), CLAIMS);
        Files.write(two.resolve("b.jsonl"), CLAIMS);
        fails("holds pairs alone", "--labels", pairs.toString(), "--out", folder.toString());
        fails("wrong.jsonl, line 2", "--labels", wrong.toString());
        fails("name a folder with --out", "--labels", two.toString(), "--out", folder + "/x.json");
        fails("there are no labels at", "--labels", folder + "/gone");
    }

    @Test
    void keepsACalibrationForEachOfSeveralFiles() throws IOException {
        Files.write(folder.resolve("a.jsonl"), CLAIMS);
        Files.write(folder.resolve("b.jsonl"), CLAIMS);
        var run = CommandRun.of("calibrate", "--labels", folder.toString(), "--out", folder + "/kept");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("macro: mean over the files of claims of both kinds");
        for (String name : List.of("a", "b")) {
            try (var kept = Files.list(folder.resolve("kept").resolve(name))) {
                assertThat(kept).hasSize(1);
            }
        }
    }

    private static void fails(String why, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "calibrate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        var run = CommandRun.of(all);
        assertThat(run.exit()).isEqualTo(Eval.COULD_NOT_RUN);
        assertThat(run.err()).startsWith("attest: ").contains(why);
    }

    private Path recorded(Path labels) throws IOException {
        Path recording = folder.resolve("calls.jsonl");
        try (Recordings recordings = Recordings.openSynthetic(recording)) {
            var judge = new LlmJudge(
                    recordings.recording(new ScriptedModel("scripted", Script::answer)), LlmJudge.Settings.DEFAULT);
            Calibration.of(LabelFiles.read(labels), judge, true, List.of(), 1, () -> {});
        }
        return recording;
    }

    private static String claim(String id, String source, String claim, boolean supported) {
        return "{\"id\":\"%s\",\"source\":\"%s\",\"claim\":\"%s\",\"supported\":%s}"
                .formatted(id, source, claim, supported);
    }
}
