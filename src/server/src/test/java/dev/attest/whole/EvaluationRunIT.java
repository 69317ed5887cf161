package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.attest.services.FinishedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code attest eval run}, which starts a server of its own. */
class EvaluationRunIT {

    private static final Path ROOT =
            Path.of(System.getProperty("attest.samples")).resolve("../..").normalize();
    private static final String JAR =
            Path.of(System.getProperty("attest.jar")).getFileName().toString().replace("attest-server", "attest-eval");

    /** Of what is measured, what the local judge cannot give. */
    private static final Set<String> NEEDS_A_LANGUAGE_MODEL =
            Set.of("completeness", "task_completion", "coherence", "bias", "toxicity");

    private static final int SELF_TESTS = 360;

    @TempDir
    Path folder;

    private void writeSamples() throws IOException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("note.md"), """
                # Canteen

                The canteen opens at 11:30 on every working day.

                # Parking

                Visitors park behind the boat shed, next to the crane.
                """);
        Files.writeString(folder.resolve("small.jsonl"), """
                {"id":"a","question":"When does the canteen open?","answer":"At 11:30.","gold":[{"document":"note.md",\
                "quote":"The canteen opens at 11:30 on every working day."}],"expectedStatus":"answered","tags":["note"],\
                "frozen":false}
                {"id":"b","question":"Where do visitors park?","answer":"Behind the boat shed.","gold":[{"document":"note.md",\
                "quote":"Visitors park behind the boat shed, next to the crane."}],"expectedStatus":"answered",\
                "tags":["note"],"frozen":true}
                {"id":"c","question":"Who signed the lease of the lighthouse?","answer":"","gold":[],\
                "expectedStatus":"abstained","tags":["none"],"frozen":false}
                """);
    }

    /** As the launcher starts it, but for memory and the folder of what is temporary. */
    private ProcessBuilder run(String... arguments) throws IOException {
        Files.createDirectories(left());
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dattest.home=" + ROOT,
                "-Dattest.server.jar=" + System.getProperty("attest.jar"),
                "-Dattest.server.options=-Xmx1g " + vectorOptions(),
                "-Djava.io.tmpdir=" + left(),
                "-jar",
                ROOT.resolve("eval/target").resolve(JAR).toString(),
                "run"));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line).directory(folder.toFile());
        process.environment().keySet().removeIf(variable -> variable.startsWith("ATTEST_"));
        return process;
    }

    /** As the launcher gives them. */
    private static String vectorOptions() {
        int feature = Runtime.version().feature();
        return feature >= 21 && feature <= 25
                ? "--add-modules jdk.incubator.vector -Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=25"
                : "";
    }

    private ProcessBuilder small() throws IOException {
        return run(
                "--dataset",
                folder.resolve("small.jsonl").toString(),
                "--documents",
                folder.resolve("documents").toString(),
                "--no-self-tests",
                "--progress",
                "json");
    }

    /** Where servers of its own keep what is theirs. */
    private Path left() {
        return folder.resolve("tmp");
    }

    @Test
    void reportsOnTheWholeSampleCorpusWithinThreeMinutes() throws Exception {
        FinishedProcess run = FinishedProcess.of(run(), Duration.ofMinutes(3));
        assertThat(run.exitCode()).as("%s", run).isZero();
        Path finished = onlyRun();
        JsonNode report = ServerProcess.json(Files.readString(finished.resolve("report.json")));
        assertThat(report.get("samples"))
                .extracting(sample -> sample.get("id").asString())
                .containsExactlyElementsOf(sampleIds());
        assertThat(report.get("samples"))
                .extracting(sample -> sample.get("status").asString())
                .containsOnly("answered", "abstained");
        assertThat(unmeasured(report)).isEqualTo(NEEDS_A_LANGUAGE_MODEL);
        assertThat(report.at("/run/resumed").asInt()).isZero();
        assertThat(StreamSupport.stream(report.get("selfTests").spliterator(), false)
                        .mapToInt(test -> test.get("passed").asInt()
                                + test.get("failed").asInt()
                                + test.get("unmeasured").asInt())
                        .sum())
                .isEqualTo(SELF_TESTS);
        ReportPage.assertOpens(finished.resolve("report.html"), "evaluation-of-the-samples");
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("attest-evaluations"))) {
            return runs.filter(Files::isDirectory)
                    .reduce((one, other) -> fail("Two runs"))
                    .orElseThrow();
        }
    }

    private static List<String> sampleIds() throws IOException {
        return Files.readAllLines(ROOT.resolve("eval/datasets/samples.jsonl")).stream()
                .map(line -> ServerProcess.json(line).get("id").asString())
                .toList();
    }

    /** Metrics that some sample should have a value for and has not. */
    private static Set<String> unmeasured(JsonNode report) {
        return StreamSupport.stream(report.get("figures").spliterator(), false)
                .filter(figure -> figure.get("slice").asString().equals("all"))
                .filter(figure -> figure.get("unmeasured").asInt() > 0)
                .map(figure -> figure.get("metric").asString())
                .collect(Collectors.toSet());
    }

    @Test
    void stopsItsServerWhenItIsToldToAndGoesOnWhenItIsStartedAgain() throws Exception {
        writeSamples();
        List<ProcessHandle> children = stopWhileAsking();
        for (ProcessHandle child : children) {
            child.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(left())
                .as(Files.readString(folder.resolve("first.err")))
                .isDirectoryNotContaining("glob:**attest-eval-*");

        FinishedProcess again = FinishedProcess.of(small(), Duration.ofMinutes(3));
        assertThat(again.exitCode()).as("%s", again).isZero();
        assertThat(left()).isDirectoryNotContaining("glob:**attest-eval-*");
        JsonNode end = ServerProcess.json(
                again.printed().lines().reduce((first, last) -> last).orElseThrow());
        assertThat(end.get("gate").asString()).isEqualTo("passed");
        assertReported(Path.of(end.get("folder").asString()));
    }

    private static void assertReported(Path run) throws IOException {
        JsonNode report = ServerProcess.json(Files.readString(run.resolve("report.json")));
        assertThat(report.get("run").get("resumed").asInt()).isEqualTo(1);
        assertThat(report.get("run").get("target").asString()).isEqualTo("attest, own server");
        assertThat(report.get("samples"))
                .extracting(sample -> sample.get("status").asString())
                .containsExactly("answered", "answered", "abstained");
        JsonNode reply = report.get("samples").get(0).get("reply");
        assertThat(reply.get("citations").get(0).get("quote").asString())
                .isEqualTo("The canteen opens at 11:30 on every working day.");
        assertThat(reply.get("passages"))
                .anySatisfy(passage -> assertThat(passage.get("text").asString())
                        .contains("The canteen opens at 11:30 on every working day."));
        assertThat(reply.get("firstTokenMs").asDouble()).isPositive();
        assertThat(Stream.of("report.html", "junit.xml", "summary.md").map(run::resolve))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    /** The processes it had started. */
    private List<ProcessHandle> stopWhileAsking() throws Exception {
        Process process =
                small().redirectError(folder.resolve("first.err").toFile()).start();
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
