package dev.attest.evaluation.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.evaluation.MainFigure;
import dev.attest.evaluation.Progress;
import dev.attest.evaluation.Turns.Failed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a child may print and write, however strange. */
class ChildOutputTest {

    @TempDir
    Path folder;

    @Test
    void ofAnEndlessLineOnlyTheBeginningIsRead() throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        byte[] printed = ("a\r\n" + "b".repeat(1 << 20) + "\nlast").getBytes(StandardCharsets.UTF_8);
        Lines.read(new ByteArrayInputStream(printed), "lines", lines::add).join();
        assertThat(lines).containsExactly("a", "b".repeat(Lines.LONGEST), "last");
    }

    @Test
    void theLastWordsAreFewAndCanBeKept() {
        var words = new LastWords();
        for (int i = 0; i < 100; i++) {
            words.add("attest: line " + i + "\u0000\u001b[1m" + "😀".repeat(100));
        }
        words.add(" ");
        assertThat(words.text())
                .hasSizeLessThanOrEqualTo(2_000)
                .contains("line 99")
                .doesNotContain("\u0000", "\u001b");
        assertThat(Character.isLowSurrogate(words.text().charAt(0))).isFalse();
        assertThat(new LastWords().text()).isEmpty();
    }

    @Test
    void theNewestProgressIsToldOnce() {
        var progress = new ChildProgress();
        progress.add("{\"stage\":\"answering\",\"done\":1,\"of\":9}");
        progress.add("{\"stage\":\"" + "j".repeat(100) + "\",\"done\":-2,\"of\":\"many\"}");
        assertThat(progress.take()).contains(new Progress("j".repeat(64), 0, 0));
        assertThat(progress.take()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1]",
                "null",
                "{}",
                "{\"stage\":5}",
                "{\"stage\":\" \"}",
                "{\"finished\":true}",
                "{\"a\":}"
            })
    void otherLinesSayNothing(String line) {
        var progress = new ChildProgress();
        progress.add(line);
        assertThat(progress.take()).isEmpty();
        assertThat(progress.folder()).isEmpty();
    }

    @Test
    void secretsOfTheServerStayThere() {
        Map<String, String> server = Map.of(
                "PATH", "/bin",
                "HOME", "/root",
                "ATTEST_HOME", "/opt",
                "ATTEST_JUDGE_API_KEY", "key",
                "ATTEST_LLM_API_KEY", "secret",
                "ATTEST_DB_URL", "postgres://u:secret@h/d",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "JAVA_TOOL_OPTIONS", "-javaagent:x");
        assertThat(ChildEnvironment.of(server))
                .containsOnlyKeys("PATH", "HOME", "ATTEST_HOME", "ATTEST_JUDGE_API_KEY")
                .doesNotContainValue("secret");
    }

    @Test
    void aRunOutsideItsFolderIsNotRead() throws IOException {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Files.writeString(folder.resolve("report.json"), "{}");
        assertThat(RunReport.read(folder, runs, true)).isInstanceOf(Failed.class);
        assertThat(RunReport.read(Path.of(".."), runs, true)).isInstanceOf(Failed.class);
    }

    @Test
    void aRunWithoutAllItsFilesIsNoReport() throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs/1"));
        Files.writeString(run.resolve("report.html"), "");
        assertThat(RunReport.read(run, folder.resolve("runs"), true))
                .isEqualTo(new Failed("The run wrote no report.json"));
        Files.writeString(run.resolve("report.json"), "{");
        Files.writeString(run.resolve("junit.xml"), "");
        Files.writeString(run.resolve("summary.md"), "");
        assertThat(RunReport.read(run, folder.resolve("runs"), true))
                .isEqualTo(new Failed("The run's report.json cannot be read"));
    }

    @Test
    void coverageOfWhatAppliesToNoSampleIsWhole() {
        String report = """
                {"metrics":[{"name":"cost","aggregates":["sum"]}],
                 "figures":[{"metric":"cost","aggregate":"sum","slice":"all","value":null,"measured":0,"unmeasured":0}]}
                """;
        assertThat(RunReport.figures(JsonMapper.builder().build().readTree(report)))
                .containsExactly(new MainFigure("cost", null, null, null, 1));
    }
}
