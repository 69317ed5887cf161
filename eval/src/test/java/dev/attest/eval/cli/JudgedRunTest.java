package dev.attest.eval.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import dev.attest.eval.judges.Script;
import dev.attest.eval.judges.ScriptedServer;
import dev.attest.eval.models.ChatBodies;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportJson;
import dev.attest.eval.reports.SampleResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command with a language model that judges, behind a server that is not always good. */
class JudgedRunTest {

    private static final int GROUPS = 60;
    private static final Pattern GROUP = Pattern.compile("group \\d\\d");
    private static final Set<String> UNPARSABLE = unparsable();

    @TempDir
    Path folder;

    /** Three in ten, at random. */
    private static Set<String> unparsable() {
        List<String> groups = new ArrayList<>(
                IntStream.range(0, GROUPS).mapToObj(GroupFiles::group).toList());
        Collections.shuffle(groups, new Random(7));
        return Set.copyOf(groups.subList(0, GROUPS * 3 / 10));
    }

    /** Says nothing usable about some groups, however often it is asked. */
    private static String script(String task, String user) {
        var group = GROUP.matcher(user);
        assertThat(group.find()).as(user).isTrue();
        return UNPARSABLE.contains(group.group()) ? "Well, it depends." : Script.answer(task, user);
    }

    private static CommandRun run(GroupFiles files, ScriptedServer server, String... more) {
        return files.run(Stream.concat(
                        Stream.of(
                                "--answers",
                                files.answers().toString(),
                                "--judge=llm",
                                "--judge-url=" + server.url(),
                                "--judge-model=crane-1",
                                "--judge-parallel=8"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static Report report(GroupFiles files) throws Exception {
        return ReportJson.read(files.newest().resolve("report.json"));
    }

    @Test
    void coversSeventyInAHundredWhenThirtyStayUnparsable() throws Exception {
        GroupFiles files = GroupFiles.write(folder, GROUPS);
        try (var server = new ScriptedServer(JudgedRunTest::script)) {
            CommandRun below = run(files, server, "--floor", "0.71", "--record", calls());
            assertThat(below.exit()).as(below.out() + below.err()).isEqualTo(1);
            Report report = report(files);
            coversWhatCouldBeJudged(report);
            losesAndZeroesNothing(report);
            assertThat(report.gate().rules())
                    .filteredOn(rule -> !rule.passed())
                    .extracting(rule -> rule.metric())
                    .contains("groundedness", "correctness_f1", "citation_precision")
                    .doesNotContain("recall@5");

            int calls = server.calls();
            CommandRun above = run(files, server, "--floor", "0.69", "--record", calls());
            assertThat(above.exit()).as(above.out() + above.err()).isZero();
            assertThat(report(files).figures()).isEqualTo(report.figures());
            assertThat(server.calls()).as("all of it is recorded").isEqualTo(calls);
        }
    }

    private String calls() {
        return folder.resolve("calls.jsonl").toString();
    }

    @Test
    void keepsWhatAJudgeSaysWithTheRunAndAsksItAnewInTheNext() throws Exception {
        GroupFiles files = GroupFiles.write(folder, 2);
        try (var server = new ScriptedServer()) {
            String[] options = {"--metrics=coherence", "--guard=coherence"};
            assertThat(run(files, server, options).exit()).isZero();
            int calls = server.calls();
            assertThat(files.newest().resolve("judge-calls.jsonl")).isNotEmptyFile();
            assertThat(run(files, server, options).exit()).isZero();
            assertThat(calls).isPositive();
            assertThat(server.calls()).isEqualTo(2 * calls);
        }
        assertThat(files.runs().resolve("judge-calls.jsonl")).doesNotExist();
    }

    private static void coversWhatCouldBeJudged(Report report) {
        List<String> judged = judged(report);
        assertThat(judged).hasSizeGreaterThan(10).contains("groundedness", "correctness_f1", "coherence", "bias");
        assertThat(report.figures())
                .filteredOn(figure -> figure.slice().equals(Figure.ALL) && judged.contains(figure.metric()))
                .hasSameSizeAs(judged)
                .allSatisfy(figure -> {
                    assertThat(figure.measured()).as(figure.metric()).isEqualTo(42);
                    assertThat(figure.unmeasured()).as(figure.metric()).isEqualTo(18);
                    assertThat(figure.coverage()).as(figure.metric()).isEqualTo(0.7);
                    assertThat(figure.reason()).contains("could not be used, 3 times over", "Well, it depends.");
                    // All answers are as good as each other, so that any zero would show.
                    assertThat(figure.value()).as(figure.metric()).isEqualTo(good(report, figure.metric(), false));
                });
    }

    private static void losesAndZeroesNothing(Report report) {
        List<String> judged = judged(report);
        assertThat(report.samples()).hasSize(GROUPS);
        for (SampleResult sample : report.samples()) {
            boolean lost = UNPARSABLE.contains(sample.id().replace("s-", "group "));
            sample.scores().forEach((metric, score) -> {
                if (lost && judged.contains(metric)) {
                    assertThat(score)
                            .as(sample.id() + " " + metric)
                            .isInstanceOfSatisfying(
                                    Score.Unmeasured.class,
                                    unmeasured -> assertThat(unmeasured.reason())
                                            .contains(
                                                    sample.frozen()
                                                            ? new String[] {"frozen"}
                                                            : new String[] {"crane-1", "no JSON"}));
                } else {
                    assertThat(value(score))
                            .as(sample.id() + " " + metric)
                            .isEqualTo(good(report, metric, sample.frozen()));
                }
            });
        }
    }

    private static List<String> judged(Report report) {
        return report.metrics().stream()
                .filter(MetricInfo::judged)
                .map(MetricInfo::name)
                .toList();
    }

    /** What an answer that could be judged has; text of an answer that could not be had is its state. */
    private static Object good(Report report, String metric, boolean frozen) {
        SampleResult good = report.samples().stream()
                .filter(sample -> sample.frozen() == frozen)
                .filter(sample -> !UNPARSABLE.contains(sample.id().replace("s-", "group ")))
                .findFirst()
                .orElseThrow();
        return value(Objects.requireNonNull(good.scores().get(metric)));
    }

    private static Object value(Score score) {
        return score instanceof Score.Measured measured ? measured.value() : score;
    }

    @Test
    void namesEachKindOfFailureBesideItsSample() throws Exception {
        GroupFiles files = GroupFiles.write(folder, 12);
        try (var server = new ScriptedServer()) {
            server.answers("group 00", okJson(ChatBodies.filtered()));
            server.answers("group 02", okJson(ChatBodies.refusing("No.")));
            server.answers("group 04", aResponse().withStatus(429).withHeader("Retry-After", "0"));
            server.answers("group 06", okJson(ChatBodies.saying("{}")).withFixedDelay(20_000));
            server.answers("group 08", okJson(ChatBodies.cut("{\"expl")));
            server.answers("group 10", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
            CommandRun run = run(
                    files,
                    server,
                    "--judge-timeout=2",
                    "--judge-patience=1",
                    "--metrics=coherence,token_f1",
                    "--guard=coherence",
                    "--floor=0.5");
            assertThat(run.exit()).as(run.out() + run.err()).isZero();
        }
        Report report = report(files);
        assertThat(reason(report, 0)).contains("declined: its server filters what it says");
        assertThat(reason(report, 2)).contains("declined");
        assertThat(reason(report, 4)).contains("is asked too often (429), after 2 tries");
        assertThat(reason(report, 6)).contains("took longer than 2 s, after 2 tries");
        assertThat(reason(report, 8)).contains("reached the most tokens");
        assertThat(reason(report, 10)).contains("broke off in the middle of an answer, after 2 tries");
        // The frozen ones, every second, were all judged.
        assertThat(report.samples())
                .filteredOn(SampleResult::frozen)
                .hasSize(6)
                .allSatisfy(sample -> assertThat(
                                value(Objects.requireNonNull(sample.scores().get("coherence"))))
                        .isEqualTo(0.75));
        assertThat(report.samples().stream()
                        .map(sample ->
                                value(Objects.requireNonNull(sample.scores().get("token_f1"))))
                        .collect(Collectors.toSet()))
                .containsExactly(1.0);
    }

    private static String reason(Report report, int group) {
        Score score =
                Objects.requireNonNull(report.samples().get(group).scores().get("coherence"));
        assertThat(score).isInstanceOf(Score.Unmeasured.class);
        return ((Score.Unmeasured) score).reason();
    }
}
