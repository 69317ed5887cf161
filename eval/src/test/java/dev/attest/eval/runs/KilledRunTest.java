package dev.attest.eval.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.Sample;
import dev.attest.eval.targets.TargetSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process that is killed in the middle. */
class KilledRunTest {

    private static final List<Sample> SAMPLES = ScriptedRun.samples(20);
    private static final int UNTIL = 9;

    @TempDir
    Path folder;

    /** Scores nine samples, says so, and waits to be killed. */
    public static void main(String[] arguments) {
        AtomicInteger calls = new AtomicInteger();
        Scorer stuck = exchange -> {
            if (calls.incrementAndGet() > UNTIL) {
                // The others were begun before, but only what is kept counts; the parent waits until all are.
                await(new CountDownLatch(1));
            }
            return ScriptedRun.scored(exchange);
        };
        Progress telling = new Progress() {
            @Override
            public void at(Stage stage, int done, int of) {
                System.out.println(stage + " " + done);
            }

            @Override
            public void note(String sentence) {}
        };
        ScriptedRun.evaluation(Path.of(arguments[0]), assignment(Path.of(arguments[1]), stuck), telling)
                .run(false);
    }

    private static Assignment assignment(Path answers, Scorer scorer) {
        return ScriptedRun.assignment(SAMPLES, TargetSource.recorded(answers), scorer);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Timeout(120)
    void isGoneOnWithToTheReportOfARunThatWasNotKilled() throws Exception {
        Path answers = ScriptedRun.answers(folder.resolve("answers.jsonl"), SAMPLES);
        Path runs = folder.resolve("runs");
        killInTheMiddle(runs, answers);
        AtomicInteger scored = new AtomicInteger();
        Evaluation.Finished resumed = ScriptedRun.run(
                runs,
                assignment(answers, exchange -> {
                    scored.incrementAndGet();
                    return ScriptedRun.scored(exchange);
                }),
                false);
        Evaluation.Finished whole =
                ScriptedRun.run(folder.resolve("other"), assignment(answers, ScriptedRun.byLength()), false);
        assertThat(resumed.report().run().resumed()).isEqualTo(1);
        // The one without a recorded answer is asked, and then scored, again.
        assertThat(scored.get()).isBetween(20 - UNTIL, 20 - UNTIL + 1);
        assertThat(ScriptedRun.normalised(resumed)).isEqualTo(ScriptedRun.normalised(whole));
    }

    private void killInTheMiddle(Path runs, Path answers) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledRunTest.class.getName(),
                        runs.toString(),
                        answers.toString())
                .redirectError(Files.createFile(folder.resolve("child.err")).toFile())
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            assertThat(lines.lines().anyMatch(("SCORING " + UNTIL)::equals))
                    .as(Files.readString(folder.resolve("child.err")))
                    .isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
