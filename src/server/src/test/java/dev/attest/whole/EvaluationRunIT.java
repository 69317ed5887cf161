package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.services.FinishedProcess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code attest eval run}, which starts a server of its own. */
class EvaluationRunIT {

    private static final Path ROOT =
            Path.of(System.getProperty("attest.samples")).resolve("../..").normalize();
    private static final String JAR =
            Path.of(System.getProperty("attest.jar")).getFileName().toString().replace("attest-server", "attest-eval");

    @TempDir
    Path folder;

    private ProcessBuilder run(String... more) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dattest.home=" + ROOT,
                "-Dattest.server.jar=" + System.getProperty("attest.jar"),
                "-Dattest.server.options=-Xmx1g",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-jar",
                ROOT.resolve("eval/target").resolve(JAR).toString(),
                "run",
                "--limit",
                "8",
                "--runs",
                folder.resolve("runs").toString()));
        line.addAll(List.of(more));
        var process = new ProcessBuilder(line);
        process.environment().keySet().removeIf(variable -> variable.startsWith("ATTEST_"));
        return process;
    }

    @Test
    void stopsItsServerWhenItIsToldToAndGoesOnWhenItIsStartedAgain() throws Exception {
        Path left = Files.createDirectory(folder.resolve("tmp"));
        List<ProcessHandle> children = stopWhileAsking();
        for (ProcessHandle child : children) {
            child.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(left).isDirectoryNotContaining("glob:**attest-eval-*");

        FinishedProcess again = FinishedProcess.of(run("--progress", "json"), Duration.ofMinutes(3));
        assertThat(again.exitCode()).as(again.printed()).isIn(0, 1);
        JsonNode end = ServerProcess.json(again.printed()
                .lines()
                .filter(line -> line.contains("\"finished\""))
                .findFirst()
                .orElseThrow());
        assertThat(left).isDirectoryNotContaining("glob:**attest-eval-*");
        Path run = Path.of(end.get("folder").asString());
        JsonNode report = ServerProcess.json(Files.readString(run.resolve("report.json")));
        assertThat(report.get("run").get("resumed").asInt()).isEqualTo(1);
        assertThat(report.get("run").get("target").asString()).isEqualTo("attest, own server");
        assertThat(report.get("samples")).hasSize(8);
        assertThat(Files.readAllLines(run.resolve("replies.jsonl")))
                .extracting(ServerProcess::json)
                .filteredOn(reply -> reply.get("status").asString().equals("answered"))
                .isNotEmpty()
                .allSatisfy(reply -> {
                    assertThat(reply.get("passages").get(0).get("text").asString())
                            .isNotBlank();
                    assertThat(reply.get("citations").get(0).get("quote").asString())
                            .isNotBlank();
                    assertThat(reply.get("latencyMs").asDouble()).isPositive();
                });
        assertThat(Stream.of("report.html", "junit.xml", "summary.md").map(run::resolve))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    /** The processes it had started. */
    private List<ProcessHandle> stopWhileAsking() throws Exception {
        Process process = run("--progress", "json")
                .redirectError(folder.resolve("first.err").toFile())
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(lines.lines().anyMatch(line -> line.contains("\"answering\"")))
                    .as(Files.readString(folder.resolve("first.err")))
                    .isTrue();
            List<ProcessHandle> children = process.descendants().toList();
            assertThat(children).isNotEmpty();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return children;
        } finally {
            process.destroyForcibly();
        }
    }
}
