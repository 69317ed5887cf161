package dev.attest.eval.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Score;
import dev.attest.eval.Target;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportJson;
import dev.attest.eval.reports.SampleResult;
import dev.attest.eval.runs.ScriptedRun.Heard;
import dev.attest.eval.targets.TargetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

    @TempDir
    Path folder;

    private final List<Sample> samples = ScriptedRun.samples(20);
    private Path answers = Path.of("");
    private Path runs = Path.of("");

    @BeforeEach
    void prepare() {
        answers = ScriptedRun.answers(folder.resolve("answers.jsonl"), samples);
        runs = folder.resolve("runs");
    }

    private Assignment recorded(Scorer scorer) {
        return ScriptedRun.assignment(samples, TargetSource.recorded(answers), scorer);
    }

    private Evaluation.Finished uninterrupted() {
        return ScriptedRun.run(folder.resolve("other"), recorded(ScriptedRun.byLength()), false);
    }

    private static Scorer failingFrom(int call) {
        AtomicInteger calls = new AtomicInteger();
        return exchange -> {
            if (calls.incrementAndGet() >= call) {
                throw new EvalFailure("the judge's key is wrong.");
            }
            return ScriptedRun.scored(exchange);
        };
    }

    @Test
    void reportsEverySampleInTheOrderOfTheDataset() {
        Report report = uninterrupted().report();
        assertThat(report.samples())
                .extracting(SampleResult::id)
                .isEqualTo(samples.stream().map(Sample::id).toList());
        assertThat(report.samples().get(7).status()).isEqualTo(Reply.Status.FAILED);
        assertThat(report.figures().get(0).measured()).isEqualTo(19);
        assertThat(report.run().resumed()).isZero();
        assertThat(report.run().frozen()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 11, 20})
    void aRunBrokenOffWhileScoringIsGoneOnWithToTheSameReport(int at) {
        assertThatThrownBy(() -> ScriptedRun.run(runs, recorded(failingFrom(at)), false))
                .isInstanceOf(EvalFailure.class);
        Set<String> scored = new ConcurrentSkipListSet<>();
        Heard heard = new Heard();
        Evaluation.Finished finished = ScriptedRun.evaluation(
                        runs,
                        recorded(exchange -> {
                            scored.add(exchange.sample().id());
                            return ScriptedRun.scored(exchange);
                        }),
                        heard)
                .run(false);
        assertThat(ScriptedRun.normalised(finished)).isEqualTo(ScriptedRun.normalised(uninterrupted()));
        assertThat(finished.report().run().resumed()).isEqualTo(1);
        assertThat(scored).hasSizeLessThanOrEqualTo(20 - at + 2);
        assertThat(heard.notes)
                .singleElement()
                .asString()
                .startsWith("going on with " + finished.folder())
                .contains("19 of 20 samples are answered");
    }

    @Test
    void aRunBrokenOffWhileAskingAsksOnlyWhatIsLeft() {
        Set<String> asked = new ConcurrentSkipListSet<>();
        AtomicInteger calls = new AtomicInteger();
        Target leaving = target(sample -> {
            if (calls.incrementAndGet() > 12) {
                throw new EvalFailure("nobody answers.");
            }
            return answer(sample);
        });
        Target steady = target(sample -> {
            asked.add(sample.id());
            return answer(sample);
        });
        assertThatThrownBy(() -> run(ScriptedRun.source("1", leaving)))
                .isInstanceOf(EvalFailure.class)
                .hasMessage("nobody answers.");
        Evaluation.Finished resumed = run(ScriptedRun.source("1", steady));
        assertThat(asked).hasSize(8);
        Evaluation.Finished whole = ScriptedRun.run(
                folder.resolve("whole"),
                ScriptedRun.assignment(samples, ScriptedRun.source("1", steady), ScriptedRun.byLength()),
                false);
        assertThat(ScriptedRun.normalised(resumed)).isEqualTo(ScriptedRun.normalised(whole));
    }

    @Test
    void opensNoTargetWhenAllIsAnswered() {
        assertThatThrownBy(() -> ScriptedRun.run(
                        runs,
                        ScriptedRun.assignment(
                                samples, ScriptedRun.source("1", target(EvaluationTest::answer)), failingFrom(1)),
                        false))
                .isInstanceOf(EvalFailure.class);
        assertThat(run(ScriptedRun.source("1", null)).report().run().resumed()).isEqualTo(1);
    }

    @Test
    void asksAQuestionThatFailedAgainWhenItGoesOn() {
        AtomicInteger calls = new AtomicInteger();
        Target shaky = target(sample -> sample.id().equals("s-03") && calls.getAndIncrement() == 0
                ? Reply.failed(sample.id(), 1, "broke off")
                : answer(sample));
        TargetSource source = ScriptedRun.source("1", shaky);
        assertThatThrownBy(() -> ScriptedRun.run(runs, ScriptedRun.assignment(samples, source, failingFrom(15)), false))
                .isInstanceOf(EvalFailure.class);
        Report report = run(source).report();
        assertThat(report.samples().get(3).status()).isEqualTo(Reply.Status.ANSWERED);
        assertThat(report.samples().get(3).scores().get("length"))
                .isInstanceOfSatisfying(
                        Score.Measured.class,
                        score -> assertThat(score.value()).isEqualTo("said of s-03".length() / 3.0));
        assertThat(report.figures())
                .filteredOn(figure -> figure.slice().equals(Figure.ALL))
                .singleElement()
                .satisfies(figure -> assertThat(figure.coverage()).isEqualTo(1));
    }

    @Test
    void beginsAnewWhenToldToOrWhenThePlanDiffersOrTheRunIsFinished() {
        assertThatThrownBy(() -> ScriptedRun.run(runs, recorded(failingFrom(5)), false))
                .isInstanceOf(EvalFailure.class);
        assertThat(ScriptedRun.run(runs, recorded(ScriptedRun.byLength()), true)
                        .report()
                        .run()
                        .resumed())
                .isZero();
        TargetSource other = ScriptedRun.source("2", target(EvaluationTest::answer));
        assertThat(run(other).report().run().resumed()).isZero();
        assertThat(run(other).report().run().resumed()).isZero();
        assertThat(ScriptedRun.run(runs, recorded(ScriptedRun.byLength()), false)
                        .report()
                        .run()
                        .resumed())
                .isEqualTo(1);
    }

    @Test
    void dropsATornLine() throws IOException {
        assertThatThrownBy(() -> ScriptedRun.run(runs, recorded(failingFrom(9)), false))
                .isInstanceOf(EvalFailure.class);
        for (String name : List.of("replies.jsonl", "scores.jsonl")) {
            Files.writeString(only(runs).resolve(name), "{\"sampleId\":\"s-19\",\"sta", StandardOpenOption.APPEND);
        }
        assertThat(ScriptedRun.normalised(ScriptedRun.run(runs, recorded(ScriptedRun.byLength()), false)))
                .isEqualTo(ScriptedRun.normalised(uninterrupted()));
    }

    @Test
    void neverGoesOnWithARunThatSomebodyIsAt() throws IOException {
        Plan plan = ScriptedRun.plan(samples, TargetSource.recorded(answers));
        try (RunFolder held = new Runs(runs).open(plan, false, ScriptedRun.CLOCK)) {
            Evaluation.Finished finished = ScriptedRun.run(runs, recorded(ScriptedRun.byLength()), false);
            assertThat(finished.folder()).isNotEqualTo(held.path());
            assertThat(finished.report().run().resumed()).isZero();
        }
    }

    @Test
    void neverGoesOnWithARunThatWasFinishedMeanwhile() {
        Evaluation.Finished finished = uninterrupted();
        assertThat(RunFolder.resume(finished.folder())).isEmpty();
        assertThat(RunFolder.isFinished(finished.folder())).isTrue();
    }

    @Test
    void oneBadSampleNeverEndsARun() {
        Target odd = target(sample -> {
            if (sample.id().equals("s-01")) {
                throw new IllegalStateException("odd");
            }
            return answer(sample);
        });
        Scorer scorer = exchange -> {
            if (exchange.sample().id().equals("s-02")) {
                throw new IllegalStateException("odder");
            }
            return ScriptedRun.scored(exchange);
        };
        Report report = ScriptedRun.run(
                        runs, ScriptedRun.assignment(samples, ScriptedRun.source("1", odd), scorer), false)
                .report();
        assertThat(report.samples().get(1).reply().failure()).contains("odd");
        assertThat(report.samples().get(2).scores().get("length"))
                .isInstanceOfSatisfying(
                        Score.Unmeasured.class,
                        score -> assertThat(score.reason()).contains("odder"));
        assertThat(report.samples()).hasSize(20);
    }

    @Test
    void saysNothingOfFrozenSamplesButTheirScores() {
        Report report = uninterrupted().report();
        String json = ReportJson.write(report);
        assertThat(json)
                .contains("Question 2?", "reference 2", "gold of 2")
                .doesNotContain("Question 3?", "reference 3", "gold of 3");
        assertThat(report.samples().get(3).scores().get("length")).isEqualTo(Score.of(11.0 / 3));
    }

    @Test
    void namesTheModelsAndMarksScriptedOnes() {
        Target synthetic = target(sample -> new Reply(
                sample.id(),
                Reply.Status.ANSWERED,
                "x",
                List.of(),
                List.of(),
                null,
                null,
                null,
                1,
                "synthetic-1",
                null));
        Report.Run run = run(ScriptedRun.source("1", synthetic)).report().run();
        assertThat(run.models()).containsExactly("synthetic-1");
        assertThat(run.synthetic()).isTrue();
        assertThat(uninterrupted().report().run().synthetic()).isFalse();
    }

    @Test
    void countsAloudFromWhatIsThere() {
        Heard heard = new Heard();
        ScriptedRun.evaluation(runs, recorded(ScriptedRun.byLength()), heard).run(false);
        assertThat(heard.notes).isEmpty();
        assertThat(heard.steps)
                .startsWith("ANSWERING 0/20", "ANSWERING 1/20")
                .contains("ANSWERING 20/20", "SCORING 0/20")
                .endsWith("SCORING 20/20");
    }

    private Evaluation.Finished run(TargetSource source) {
        return ScriptedRun.run(runs, ScriptedRun.assignment(samples, source, ScriptedRun.byLength()), false);
    }

    private static Path only(Path runs) throws IOException {
        try (Stream<Path> paths = Files.list(runs)) {
            return paths.findFirst().orElseThrow();
        }
    }

    private static Reply answer(Sample sample) {
        return new Reply(
                sample.id(),
                Reply.Status.ANSWERED,
                "said of " + sample.id(),
                List.of(new Reply.Sentence("said of it [1].", List.of(1), 0.5)),
                List.of(new Reply.Citation(1, "doc.md", "quote")),
                List.of(new Reply.Passage("doc.md", "a\nb")),
                new Reply.Usage(3, 4),
                0.125,
                7.0 / 3,
                "model-x",
                null);
    }

    private interface Asking {
        Reply ask(Sample sample);
    }

    private static Target target(Asking asking) {
        return new Target() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public Reply ask(Sample sample) {
                return asking.ask(sample);
            }
        };
    }
}
