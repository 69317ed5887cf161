package dev.attest.eval.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.runs.Progress.Stage;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkTest {

    private static final List<Integer> THINGS = IntStream.range(0, 100).boxed().toList();

    private static Work work() {
        return new Work(new ScriptedRun.Heard(), Stage.SCORING, 0, THINGS.size());
    }

    @Test
    @Timeout(60)
    void waitsForWhatIsBegunWhenItIsInterrupted() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var finished = new AtomicBoolean();
        var waited = new AtomicBoolean();
        var thread = new Thread(() -> {
            try {
                work().on(THINGS, 1, thing -> {
                    begun.countDown();
                    await(go);
                    finished.set(true);
                });
            } catch (EvalFailure e) {
                waited.set(finished.get() && Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        begun.await();
        thread.interrupt();
        // Long enough for one that does not wait to be gone.
        thread.join(300);
        go.countDown();
        thread.join();
        assertThat(waited).isTrue();
    }

    @Test
    void beginsNothingMoreAfterAnError() {
        var calls = new AtomicInteger();
        assertThatThrownBy(() -> work().on(THINGS, 1, thing -> {
                    calls.incrementAndGet();
                    throw new StackOverflowError("deep");
                }))
                .hasRootCauseMessage("deep");
        assertThat(calls).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
