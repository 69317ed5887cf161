package dev.attest.prediction.web;

import dev.attest.blocking.Blocking;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Where large bodies are read and written: ten thousand rows would hold an event loop for tens of milliseconds. */
@Component
final class BulkWork implements DisposableBean {

    /** Up to here the work is shorter than the way to another thread is worth. */
    private static final int SMALL_BYTES = 64 << 10;

    /** Numbers to be written that come to about as many bytes. */
    private static final int SMALL_NUMBERS = 2_000;

    // A task waits with its body, of a few dozen kilobytes as a rule.
    private static final int MOST_WAITING = 1_000;

    private final Scheduler threads =
            Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), MOST_WAITING, "rows", 60, true);

    /** Makes something of that many bytes. */
    <T> Mono<T> ofBytes(int bytes, Callable<T> work) {
        return run(bytes > SMALL_BYTES, work);
    }

    /** Makes something of that many numbers. */
    <T> Mono<T> ofNumbers(int numbers, Callable<T> work) {
        return run(numbers > SMALL_NUMBERS, work);
    }

    /** Fails with {@link java.util.concurrent.RejectedExecutionException} when too much waits already. */
    private <T> Mono<T> run(boolean large, Callable<T> work) {
        return large ? Blocking.on(threads, work) : Mono.fromCallable(work);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
