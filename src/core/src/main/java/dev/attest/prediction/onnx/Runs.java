package dev.attest.prediction.onnx;

import dev.attest.blocking.Blocking;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where models run: at most one run a core at once, whichever model it is. Short runs take the caller's thread, when a core
 * is free: going to another thread and back costs several times the run itself.
 */
final class Runs {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Who came after these would only wait for an answer that comes too late. */
    private static final int MOST_WAITING = 256;

    private final Semaphore free;
    private final Scheduler scheduler;

    Runs() {
        this(CORES, MOST_WAITING);
    }

    Runs(int cores, int mostWaiting) {
        this.free = new Semaphore(cores);
        // Idle threads end, and none keeps the process alive: there is nothing to be closed.
        this.scheduler = Schedulers.newBoundedElastic(cores, Math.max(1, mostWaiting / cores), "predict", 60, true);
    }

    /**
     * The result of a run, empty for null.
     *
     * @param isShort whether it takes less time than a caller notices that must never be kept waiting
     * @return fails with {@link java.util.concurrent.RejectedExecutionException} when too many wait
     */
    <T> Mono<T> run(boolean isShort, Callable<@Nullable T> work) {
        Callable<@Nullable T> onACore = () -> {
            try {
                return work.call();
            } finally {
                free.release();
            }
        };
        return Mono.defer(() -> {
            if (!isShort || !free.tryAcquire()) {
                return Blocking.on(scheduler, () -> {
                    // Another core may be taken by a short run, for so short a time.
                    free.acquireUninterruptibly();
                    return onACore.call();
                });
            }
            try {
                return Mono.justOrEmpty(onACore.call());
            } catch (Exception e) {
                return Mono.error(e);
            }
        });
    }
}
