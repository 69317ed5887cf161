package dev.attest.eval.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Report;
import dev.attest.eval.targets.TargetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

    @TempDir
    Path folder;

    private final List<Sample> samples = ScriptedRun.samples(8);

    private Report finished(int minute) {
        return finished(minute, samples, "all");
    }

    private Report finished(int minute, List<Sample> asked, String selection) {
        Clock clock = Clock.offset(ScriptedRun.CLOCK, Duration.ofMinutes(minute));
        return new Evaluation(
                        assignment(asked, selection),
                        new Runs(folder.resolve("runs")),
                        ScriptedRun::write,
                        new Evaluation.Parallel(1, 1),
                        clock,
                        new ScriptedRun.Heard())
                .run(false)
                .report();
    }

    private Assignment assignment(List<Sample> asked, String selection) {
        TargetSource source = TargetSource.recorded(ScriptedRun.answers(folder.resolve("answers.jsonl"), samples));
        Plan plan = ScriptedRun.plan(asked, source);
        Plan selected = new Plan(
                plan.dataset(),
                plan.fingerprint(),
                selection,
                plan.samples(),
                plan.target(),
                plan.targetVersion(),
                plan.judge(),
                plan.synthetic(),
                plan.metrics(),
                plan.trivial(),
                plan.inputPrice(),
                plan.outputPrice(),
                plan.currency(),
                plan.seed());
        Assignment whole = ScriptedRun.assignment(asked, source, ScriptedRun.byLength());
        return new Assignment(selected, asked, source, whole.scorer(), whole.conclusion(), null);
    }

    @Test
    void namesARunAfterItsStartAndItsDataset() {
        assertThat(finished(0).run().id()).isEqualTo("20261123T060000Z-scripted");
        assertThat(finished(0).run().id()).isEqualTo("20261123T060000Z-scripted-2");
    }

    @Test
    void showsEarlierRunsOldestFirstAndNotItself() {
        assertThat(finished(0).history()).isEmpty();
        finished(1);
        Report third = finished(2);
        assertThat(third.history())
                .extracting(Report.Past::id)
                .containsExactly("20261123T060000Z-scripted", "20261123T060100Z-scripted");
        assertThat(third.history().get(0).figures())
                .singleElement()
                .satisfies(figure -> assertThat(figure.slice()).isEqualTo(Figure.ALL));
    }

    @Test
    void showsTheLastThirtyAtMost() {
        for (int minute = 0; minute < 32; minute++) {
            finished(minute);
        }
        List<Report.Past> history = finished(32).history();
        assertThat(history).hasSize(30);
        assertThat(history.get(0).id()).isEqualTo("20261123T060200Z-scripted");
    }

    @Test
    void showsNoRunOnOtherSamplesInLineWithThisOne() {
        finished(0, samples.subList(0, 4), "first 4");
        assertThat(finished(1).history()).isEmpty();
    }

    @Test
    void passesOverReportsItCannotRead() throws IOException {
        Report first = finished(0);
        Files.writeString(folder.resolve("runs").resolve(first.run().id()).resolve("report.json"), "{\"version\":0}");
        assertThat(finished(1).history()).isEmpty();
    }

    @Test
    void findsABaselineByItsFolderItsFileItsNameOrAsTheLast() {
        Report first = finished(0);
        Report second = finished(1);
        Runs runs = new Runs(folder.resolve("runs"));
        Plan plan = assignment(samples, "all").plan();
        Path path = folder.resolve("runs").resolve(first.run().id());
        assertThat(runs.baseline(path.toString(), plan)).contains(first);
        assertThat(runs.baseline(path.resolve("report.json").toString(), plan)).contains(first);
        assertThat(runs.baseline(first.run().id(), plan)).contains(first);
        assertThat(runs.baseline("last", plan)).contains(second);
    }

    @Test
    void saysWhichBaselineIsMissingAndNeedsNoLast() {
        Runs runs = new Runs(folder.resolve("none"));
        Plan plan = assignment(samples, "all").plan();
        assertThat(runs.baseline("last", plan)).isEmpty();
        assertThatThrownBy(() -> runs.baseline(folder.resolve("nowhere").toString(), plan))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void saysOfABaselineOnOtherSamplesThatNothingCanBeCompared() {
        Report first = finished(0);
        Plan other = assignment(ScriptedRun.samples(9).subList(8, 9), "all").plan();
        Runs runs = new Runs(folder.resolve("runs"));
        assertThatThrownBy(() -> runs.baseline(first.run().id(), other))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll(first.run().id(), "no sample in common");
        assertThatThrownBy(() -> runs.baseline("last", other))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("can be compared with");
    }

    @Test
    void takesTheNewestRunItCanReadForTheLast() throws IOException {
        Report first = finished(0);
        Report second = finished(1);
        Path runs = folder.resolve("runs");
        Files.writeString(runs.resolve(second.run().id()).resolve("report.json"), "{\"version\":0}");
        assertThat(new Runs(runs).baseline("last", assignment(samples, "all").plan()))
                .contains(first);
    }

    @Test
    void goesOnWithARunForTwelveHours() throws IOException {
        Plan plan = assignment(samples, "all").plan();
        Runs runs = new Runs(folder.resolve("runs"));
        Path begun;
        try (RunFolder first = runs.open(plan, false, ScriptedRun.CLOCK)) {
            begun = first.path();
        }
        try (RunFolder later = runs.open(plan, false, Clock.offset(ScriptedRun.CLOCK, Duration.ofHours(12)))) {
            assertThat(later.path()).isEqualTo(begun);
        }
        try (RunFolder nextDay = runs.open(plan, false, Clock.offset(ScriptedRun.CLOCK, Duration.ofHours(13)))) {
            assertThat(nextDay.path()).isNotEqualTo(begun);
        }
    }
}
