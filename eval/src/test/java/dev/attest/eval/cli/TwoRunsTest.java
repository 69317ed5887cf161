package dev.attest.eval.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.judges.ScriptedServer;
import dev.attest.eval.models.Prompt;
import dev.attest.eval.models.Recordings;
import dev.attest.eval.models.ScriptedModel;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two evaluations, each a process, that keep what one judge says in one file. */
class TwoRunsTest {

    @TempDir
    Path folder;

    /** Records a call, says so, and keeps the file until its input ends. */
    public static void main(String[] arguments) throws Exception {
        var prompt = new Prompt("s", "u", null, "n", 0, 7, 100, 0);
        try (Recordings recordings = Recordings.open(Path.of(arguments[0]))) {
            recordings.recording(ScriptedModel.saying("one")).complete(prompt);
            System.out.println("kept");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Test
    @Timeout(120)
    void theSecondSaysSoAndGoesOnAfterTheFirst() throws Exception {
        GroupFiles files = GroupFiles.write(folder, 2);
        Process first = first(calls());
        try (var server = new ScriptedServer();
                var lines = new BufferedReader(new InputStreamReader(first.getInputStream(), UTF_8))) {
            assertThat(lines.readLine()).as(Files.readString(errors())).isEqualTo("kept");
            String[] judged = {
                "--answers=" + files.answers(),
                "--judge=llm",
                "--judge-url=" + server.url(),
                "--judge-model=a",
                "--record=" + calls(),
                "--metrics=coherence",
                "--guard=coherence"
            };
            CommandRun second = files.run(judged);
            assertThat(second.exit()).isEqualTo(2);
            assertThat(second.err().lines())
                    .singleElement()
                    .asString()
                    .contains("calls.jsonl is being written by another evaluation", "start this one again");

            first.getOutputStream().close();
            assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
            CommandRun again = files.run(judged);
            assertThat(again.exit()).as(again.out() + again.err()).isZero();
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertThat(Files.readAllLines(calls()))
                .as("one of the first, two of the second")
                .hasSize(3);
    }

    private Path calls() {
        return folder.resolve("calls.jsonl");
    }

    private Path errors() {
        return folder.resolve("first.err");
    }

    private Process first(Path calls) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TwoRunsTest.class.getName(),
                        calls.toString())
                .redirectError(Files.createFile(errors()).toFile())
                .start();
    }
}
