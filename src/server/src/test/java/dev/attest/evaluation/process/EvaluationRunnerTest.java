package dev.attest.evaluation.process;

import static dev.attest.evaluation.jdbc.EvaluationLedger.ENGINEER;
import static dev.attest.evaluation.jdbc.EvaluationLedger.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.evaluation.Datasets;
import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationCommand;
import dev.attest.evaluation.EvaluationRequest;
import dev.attest.evaluation.EvaluationRequest.Baseline;
import dev.attest.evaluation.EvaluationRequest.Judge;
import dev.attest.evaluation.EvaluationState;
import dev.attest.evaluation.MainFigure;
import dev.attest.evaluation.Progress;
import dev.attest.evaluation.ReportFile;
import dev.attest.evaluation.ScriptedCommand;
import dev.attest.evaluation.jdbc.EvaluationLedger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an evaluation, with a child that plays the command line. */
@Timeout(120)
class EvaluationRunnerTest {

    private static final URI SERVER = URI.create("http://127.0.0.1:8080");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PATH",
            String.valueOf(System.getenv("PATH")),
            "ATTEST_JUDGE_MODEL",
            "judge-1",
            "ATTEST_DB_PASSWORD",
            "secret",
            "ATTEST_LLM_API_KEY",
            "secret");

    @TempDir
    Path folder;

    private EvaluationLedger ledger;
    private Path work;

    @BeforeEach
    void open() throws IOException {
        ledger = EvaluationLedger.embedded(folder.resolve("ledger"));
        work = folder.resolve("work");
        ScriptedCommand.datasets(folder.resolve("datasets"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private EvaluationRunner runner() {
        return runner(new ScriptedCommand());
    }

    private EvaluationRunner runner(EvaluationCommand command) {
        return new EvaluationRunner(
                ledger.turns(), new Datasets(folder.resolve("datasets")), command, () -> SERVER, work, ENVIRONMENT);
    }

    private Evaluation requested(String script) {
        return ledger.requested(EvaluationRequest.whole(script, Judge.LOCAL));
    }

    private Evaluation ran(String script) {
        UUID id = requested(script).id();
        assertThat(runner().on(id)).isTrue();
        assertThat(work.resolve(id.toString())).doesNotExist();
        return ledger.find(id);
    }

    private String file(Evaluation evaluation, ReportFile file) {
        var bytes = new ByteArrayOutputStream();
        now(now(ledger.evaluations().file(ENGINEER, evaluation.id(), file))
                        .bytes()
                        .collectList())
                .forEach(bytes::writeBytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void takesInTheReportOfARunWhoseGatePassed() {
        Evaluation evaluation = ran("pass");
        assertThat(evaluation.state()).isEqualTo(EvaluationState.PASSED);
        assertThat(evaluation.problem()).isEmpty();
        assertThat(evaluation.figures())
                .containsExactly(
                        new MainFigure("groundedness", .9, .8, .95, .75),
                        new MainFigure("latency", 12.0, 10.0, 15.0, 1),
                        new MainFigure("correctness", null, null, null, 0));
        assertThat(file(evaluation, ReportFile.HTML))
                .startsWith("<!doctype html><title>Größe</title>xxx")
                .hasSizeGreaterThan(1 << 20);
        assertThat(file(evaluation, ReportFile.JUNIT)).isEqualTo("<testsuites/>");
    }

    @Test
    void aGateThatFailedHasAReportToo() {
        Evaluation evaluation = ran("fail");
        assertThat(evaluation.state()).isEqualTo(EvaluationState.GATE_FAILED);
        assertThat(evaluation.figures()).hasSize(3);
        assertThat(file(evaluation, ReportFile.JSON)).contains("\"slice\":\"frozen\"");
    }

    @Test
    void theCommandGetsWhatItNeedsAndNoSecretOfTheServer() {
        Evaluation before = ran("pass");
        var request = new EvaluationRequest(
                "pass", Judge.LLM, List.of("bias", "toxicity"), Optional.of(5), Baseline.named(before.id()), false);
        UUID id = ledger.requested(request).id();
        assertThat(runner().on(id)).isTrue();
        String given = file(ledger.find(id), ReportFile.SUMMARY);
        Path run = work.toAbsolutePath().resolve(id.toString());
        assertThat(given)
                .startsWith("run --url http://127.0.0.1:8080 --dataset "
                        + folder.resolve("datasets/pass.jsonl").toAbsolutePath() + " --judge llm --runs "
                        + run.resolve("runs") + " --progress json --baseline " + run.resolve("baseline.json")
                        + " --no-self-tests --metrics bias,toxicity --limit 5\n")
                .contains("[ATTEST_JUDGE_MODEL, ", "PATH")
                .doesNotContain("ATTEST_DB", "ATTEST_LLM");
        assertThat(file(before, ReportFile.SUMMARY)).contains(" --baseline none\n");
    }

    @Test
    void theOneBeforeIsNoMoreThanAWish() {
        Evaluation before = ran("pass");
        Evaluation after = ran("pass");
        assertThat(after.comparedWith()).contains(before.id());
        assertThat(file(after, ReportFile.SUMMARY)).contains("baseline.json --no-require-baseline\n");
    }

    @Test
    void aNamedBaselineWhoseReportIsGoneIsAReason() {
        Evaluation before = ran("pass");
        UUID id = ledger.requested(new EvaluationRequest(
                        "pass", Judge.LOCAL, List.of(), Optional.empty(), Baseline.named(before.id()), true))
                .id();
        ledger.forgetReport(before);
        assertThat(runner().on(id)).isTrue();
        assertThat(ledger.find(id).problem())
                .get()
                .asString()
                .startsWith("baseline names " + before.id() + ", whose report is no longer kept");
    }

    @Test
    void whatEndedEvaluationsLeftIsDeletedAndTheirProcessesEnded() throws Exception {
        Evaluation cancelled = requested("pass");
        Path left = work.toAbsolutePath().resolve(cancelled.id().toString());
        RunFolder files = RunFolder.open(work, cancelled.id());
        Files.writeString(files.runs().resolve("replies.jsonl"), "frozen");
        Evaluation running = requested("stay");
        RunFolder.open(work, running.id());
        ledger.begun(running);
        Process orphan = new ProcessBuilder("sleep", "600").start();
        try {
            files.note(orphan.toHandle());
            runner().sweep();
            assertThat(left).exists();
            assertThat(orphan.isAlive()).isTrue();

            now(ledger.evaluations().cancel(ENGINEER, cancelled.id()));
            assertThat(runner().on(cancelled.id())).isTrue();
            assertThat(orphan.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(left).doesNotExist();
            assertThat(work.resolve(running.id().toString())).exists();
        } finally {
            orphan.destroyForcibly();
        }
    }

    @Test
    void eachTenantHasAHistoryOfItsOwn() throws Exception {
        Path theirs = Files.createDirectories(work.resolve("history/elsewhere/20261122-pass"));
        for (String file : List.of("plan.json", "begun.json", "report.json")) {
            Files.writeString(theirs.resolve(file), "{}");
        }
        UUID id = requested("stay").id();
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> runner().on(id));
        begun(id);
        assertThat(work.resolve(id.toString()).resolve("runs/20261122-pass")).doesNotExist();
        now(ledger.evaluations().cancel(ENGINEER, id));
        assertThat(ended.get(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsWhyItCouldNotBeRun() {
        Evaluation unable = ran("unable");
        assertThat(unable.state()).isEqualTo(EvaluationState.FAILED);
        assertThat(unable.problem())
                .contains("It could not be run: loading libraries\n"
                        + "12 documents of the samples are not in the server; ingest them first.");
        assertThat(ran("break").problem()).contains("It ended with exit code 3: loading libraries");
        assertThat(ran("silent").problem()).contains("It ended with exit code 0: loading libraries");
        assertThat(ran("gone").problem()).get().asString().startsWith("dataset must be one of break, fail");
    }

    @Test
    void aCommandThatIsNotThereIsAReason() {
        UUID id = requested("pass").id();
        var missing = new JarCommand(List.of(folder.resolve("eval.jar")), Optional.empty());
        assertThat(runner(missing).on(id)).isTrue();
        assertThat(ledger.find(id).problem()).get().asString().contains("eval.jar", "ATTEST_EVAL_JAR");
    }

    @Test
    void aCancelledEvaluationEndsItsProcesses() throws Exception {
        UUID id = requested("stay").id();
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> runner().on(id));
        List<ProcessHandle> processes = begun(id);
        now(ledger.evaluations().cancel(ENGINEER, id));
        assertThat(ended.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(ledger.find(id).state()).isEqualTo(EvaluationState.CANCELLED);
        assertThat(work.resolve(id.toString())).doesNotExist();
    }

    @Test
    void aServerThatStopsEndsItsProcessesAndTheNextOneGoesOn() throws Exception {
        UUID id = requested("stay").id();
        EvaluationRunner stopping = runner();
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> stopping.on(id));
        List<ProcessHandle> processes = begun(id);
        stopping.close();
        assertThat(ended.get(60, TimeUnit.SECONDS)).isFalse();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(ledger.find(id).state()).isEqualTo(EvaluationState.QUEUED);
        assertThat(stopping.on(id)).isFalse();

        assertThat(runner().on(id)).isTrue();
        assertThat(ledger.find(id).state()).isEqualTo(EvaluationState.PASSED);
        assertThat(ledger.find(id).attempts()).isEqualTo(1);
    }

    @Test
    void aChildThatOutlivedItsServerIsEndedBeforeTheNextBegins() throws Exception {
        UUID id = requested("stay").id();
        CompletableFuture<Boolean> lost = CompletableFuture.supplyAsync(() -> runner().on(id));
        List<ProcessHandle> orphans = begun(id);
        // The second begins as after a kill; the first learns that its turn counts no longer.
        assertThat(runner().on(id)).isTrue();
        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        assertThat(lost.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ledger.find(id).attempts()).isEqualTo(2);
    }

    /** Waits until the child has said so and is seen; the child and its own. */
    private List<ProcessHandle> begun(UUID id) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!ledger.find(id).progress().equals(Optional.of(new Progress("judging", 2, 2)))) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        String pids = Files.readString(work.resolve(id.toString()).resolve("runs/pids"));
        List<ProcessHandle> processes = Arrays.stream(pids.split(" ", -1))
                .map(Long::parseLong)
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .toList();
        assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);
        return processes;
    }
}
