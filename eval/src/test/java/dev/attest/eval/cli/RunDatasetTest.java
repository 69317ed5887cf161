package dev.attest.eval.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole command but for servers, with the local judge. */
class RunDatasetTest {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        List<String> samples = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String said = "The notice period of group %d is %d months.".formatted(i, i + 2);
            samples.add("""
                    {"id":"s-%d","question":"How long is the notice period of group %d?","answer":"%d months",\
                    "gold":[{"document":"doc-%d.md","quote":"%s"}],"expectedStatus":"answered","tags":["one"],"frozen":%b}""".formatted(i, i, i + 2, i, said, i % 2 == 1));
            answers.add("""
                    {"sampleId":"s-%d","status":"answered","answer":"%s [1]","latencyMs":%d,\
                    "sentences":[{"text":"%s [1]","citations":[1],"support":0.9}],\
                    "citations":[{"number":1,"document":"doc-%d.md","quote":"%s"}],\
                    "passages":[{"document":"doc-%d.md","text":"%s"}]}""".formatted(i, said, 10 + i, said, i, said, i, said));
        }
        Files.write(folder.resolve("small.jsonl"), samples);
        Files.write(folder.resolve("good.jsonl"), answers);
        Files.write(
                folder.resolve("bad.jsonl"),
                answers.stream().map(RunDatasetTest::declined).toList());
    }

    private static String declined(String answer) {
        return answer.replaceFirst("(\"sampleId\":\"s-\\d\").*", "{$1,\"status\":\"abstained\",\"latencyMs\":5}")
                .replace("{{", "{");
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    private int run(String answers, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--dataset",
                folder.resolve("small.jsonl").toString(),
                "--answers",
                folder.resolve(answers).toString(),
                "--runs",
                folder.resolve("runs").toString(),
                "--no-self-tests"));
        arguments.addAll(List.of(more));
        return Eval.run(arguments.toArray(String[]::new));
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> paths = Files.list(folder.resolve("runs"))) {
            return paths.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void writesTheReportAndEndsWithTheTableAndItsPlace() throws IOException {
        assertThat(run("good.jsonl", "--progress", "lines"))
                .as(complained.toString(UTF_8))
                .isZero();
        Path run = runs().get(0);
        assertThat(printed.toString(UTF_8)).contains("Gate: passed").endsWith(run.resolve("report.html") + "\n");
        assertThat(complained.toString(UTF_8)).contains("8 of 8 questions asked", "8 of 8 answers scored");
        for (String file : List.of("report.json", "report.html", "junit.xml", "summary.md")) {
            assertThat(run.resolve(file)).isNotEmptyFile();
        }
        Report report = ReportJson.read(run.resolve("report.json"));
        assertThat(report.run().frozen()).isEqualTo(4);
        assertThat(report.figures())
                .filteredOn(figure ->
                        figure.metric().equals("gold_cited") && figure.slice().equals("all"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isEqualTo(1.0));
    }

    @Test
    void failsTheGateWhenAnswersAreLostAndTellsAProgramSo() throws IOException {
        assertThat(run("good.jsonl", "--progress", "none")).isZero();
        printed.reset();
        int code = run("bad.jsonl", "--baseline", "last", "--guard", "wrong_abstention", "--progress", "json");
        assertThat(code).as(complained.toString(UTF_8)).isEqualTo(1);
        Path second = runs().get(1);
        assertThat(printed.toString(UTF_8).lines())
                .startsWith("{\"stage\":\"answering\",\"done\":0,\"of\":8}")
                .endsWith("{\"finished\":true,\"folder\":\"%s\",\"gate\":\"failed\"}".formatted(second));
        Report report = ReportJson.read(second.resolve("report.json"));
        assertThat(report.comparison()).isNotNull();
        assertThat(report.history()).hasSize(1);
    }

    @Test
    void cannotRunWithoutAnswersAndSaysWhyInOneLine() {
        assertThat(run("none.jsonl")).isEqualTo(2);
        assertThat(complained.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("attest: there are no recorded answers at")
                .endsWith("name a file with --answers.");
    }

    @Test
    void seesBeforeTheRunThatTheGateGuardsWhatIsNotMeasured() throws IOException {
        assertThat(run("good.jsonl", "--metrics", "latency", "--guard", "groundedness"))
                .isEqualTo(2);
        assertThat(complained.toString(UTF_8)).contains("groundedness", "latency");
        assertThat(runs()).isEmpty();
    }

    @Test
    void saysInASentenceThatAFolderCannotBeMadeAndThatNoGateFailed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        int code = Eval.run(
                "run",
                "--dataset=" + folder.resolve("small.jsonl"),
                "--answers=" + folder.resolve("good.jsonl"),
                "--runs=" + file.resolve("runs"));
        assertThat(code).isEqualTo(2);
        assertThat(complained.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("attest: " + file)
                .contains(" cannot be read or written: ");
    }

    @Test
    void seesBeforeTheRunThatABaselineCannotBeComparedWith() throws IOException {
        assertThat(run("good.jsonl", "--progress", "none")).isZero();
        String baseline = runs().get(0).toString();
        Path report = runs().get(0).resolve("report.json");
        Files.writeString(report, Files.readString(report).replace("\"s-", "\"t-"));
        complained.reset();
        assertThat(run("good.jsonl", "--progress", "none", "--baseline", baseline))
                .isEqualTo(2);
        assertThat(complained.toString(UTF_8)).contains("no sample in common");
        assertThat(runs()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"last, ''", "named, --no-require-baseline"})
    void runsWithoutABaselineThatIsNotRequiredAndSaysSo(String baseline, String option) throws IOException {
        assertThat(run("good.jsonl", "--progress", "none")).isZero();
        Path first = runs().get(0);
        Files.writeString(first.resolve("report.json"), "{\"version\":0}");
        complained.reset();
        List<String> more = new ArrayList<>(
                List.of("--progress", "none", "--baseline", baseline.equals("last") ? baseline : first.toString()));
        if (!option.isEmpty()) {
            more.add(option);
        }
        assertThat(run("good.jsonl", more.toArray(String[]::new)))
                .as(complained.toString(UTF_8))
                .isZero();
        assertThat(complained.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("attest: without a comparison, since ");
        assertThat(ReportJson.read(runs().get(1).resolve("report.json")).comparison())
                .isNull();
    }

    @Test
    void needsAnEarlierRunWhenToldTo() throws IOException {
        assertThat(run("good.jsonl", "--baseline", "last", "--require-baseline"))
                .isEqualTo(2);
        assertThat(complained.toString(UTF_8)).contains("there is no earlier run");
        assertThat(runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run"})
    void saysItsVersion(String command) {
        var told = CommandRun.of(
                Stream.of(command, "-V").filter(argument -> !argument.isEmpty()).toArray(String[]::new));
        assertThat(told.exit()).isZero();
        assertThat(told.out()).startsWith("attest eval ");
    }
}
