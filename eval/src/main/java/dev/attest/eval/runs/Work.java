package dev.attest.eval.runs;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.runs.Progress.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Does the same for many things, several at a time, and tells how far it is. */
final class Work {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Progress progress;
    private final Stage stage;
    private final int of;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private int done;

    /**
     * Work ahead.
     *
     * @param before how many were done already
     * @param of how many there are with those
     */
    Work(Progress progress, Stage stage, int before, int of) {
        this.progress = progress;
        this.stage = stage;
        this.done = before;
        this.of = of;
    }

    /** Does it for all; what is begun when one throws is still finished, the rest is not begun, and that is thrown. */
    <T> void on(List<T> things, int parallel, Consumer<T> doing) {
        progress.at(stage, done, of);
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        try {
            List<Future<?>> all = new ArrayList<>();
            things.forEach(thing -> all.add(threads.submit(() -> one(thing, doing))));
            for (Future<?> future : all) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            stopped.set(true);
            Thread.currentThread().interrupt();
            throw new EvalFailure("interrupted.");
        } finally {
            finish(threads);
        }
    }

    private <T> void one(T thing, Consumer<T> doing) {
        if (stopped.get()) {
            return;
        }
        try {
            doing.accept(thing);
            advance();
        } catch (RuntimeException | Error e) {
            stopped.set(true);
            throw e;
        }
    }

    private synchronized void advance() {
        done++;
        progress.at(stage, done, of);
    }

    /** Waits for what is begun, so that nothing is written behind the back of whoever goes on; interrupts wait too. */
    private static void finish(ExecutorService threads) {
        threads.shutdown();
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!threads.isTerminated() && System.nanoTime() < end) {
            try {
                threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        threads.shutdownNow();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
