package dev.attest.prediction.web;

import dev.attest.blocking.Blocking;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Where large bodies are read and written: ten thousand rows would hold an event loop for tens of milliseconds. */
@Component
public final class BulkWork implements DisposableBean {

    /** Up to here the work is shorter than the way to another thread is worth. */
    private static final int SMALL_BYTES = 64 << 10;

    /** Numbers to be written that come to about as many bytes. */
    private static final int SMALL_NUMBERS = 2_000;

    /** Of a number in memory or as it is written, and of what stands beside it. */
    private static final int BYTES_A_NUMBER = 32;

    private static final int MOST_WAITING = 1_000;

    private static final long MOST_ROOM = 256 << 20;

    private final Scheduler threads =
            Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), MOST_WAITING, "rows", 60, true);

    private final AtomicLong held = new AtomicLong();
    private final long room;

    /** With room for 256 MB, or a quarter of a smaller memory. */
    public BulkWork() {
        this(Math.max(
                RowsBody.MOST_BYTES, Math.min(MOST_ROOM, Runtime.getRuntime().maxMemory() / 4)));
    }

    /** @param room bytes of the large bodies that may wait or be worked on at once */
    BulkWork(long room) {
        this.room = room;
    }

    /** Makes something of that many bytes. */
    public <T> Mono<T> ofBytes(int bytes, Callable<T> work) {
        return bytes > SMALL_BYTES ? large(bytes, work) : Mono.fromCallable(work);
    }

    /** Makes something of that many numbers. */
    public <T> Mono<T> ofNumbers(int numbers, Callable<T> work) {
        return numbers > SMALL_NUMBERS ? large((long) numbers * BYTES_A_NUMBER, work) : Mono.fromCallable(work);
    }

    /** Fails with {@link RejectedExecutionException} when too much waits already, in number or in bytes. */
    private <T> Mono<T> large(long bytes, Callable<T> work) {
        return Mono.defer(() -> {
            long all = held.addAndGet(bytes);
            if (all > room && all > bytes) { // alone, whatever is allowed at all has room
                held.addAndGet(-bytes);
                return Mono.error(new RejectedExecutionException("Too many rows wait to be read and written"));
            }
            var waiting = new AtomicReference<>(Optional.of(work));
            // A cancelled task stays in line until it is its turn; its body must not.
            Runnable done = () -> waiting.getAndSet(Optional.empty()).ifPresent(taken -> held.addAndGet(-bytes));
            return Blocking.<T>on(threads, () -> called(waiting.get()))
                    .doOnTerminate(done)
                    .doOnCancel(done);
        });
    }

    private static <T> @Nullable T called(Optional<Callable<T>> work) throws Exception {
        return work.isPresent() ? work.get().call() : null;
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
