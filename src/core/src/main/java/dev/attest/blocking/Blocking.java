package dev.attest.blocking;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Blocking work that cancelling never interrupts. */
public final class Blocking {

    private Blocking() {}

    /**
     * The result of the work, empty for null, computed on a thread of the scheduler for each subscriber. Work that has not
     * begun when the subscriber cancels is left out; work that has begun is finished, its
     * result or error unheard.
     *
     * <p>Unlike {@code subscribeOn}, which interrupts the thread: an interrupt during file access closes the file's channel,
     * and with it a whole database or index.
     */
    public static <T> Mono<T> on(Scheduler scheduler, Callable<@Nullable T> work) {
        return Mono.create(sink -> {
            var cancelled = new AtomicBoolean();
            sink.onCancel(() -> cancelled.set(true));
            scheduler.schedule(() -> {
                if (cancelled.get()) {
                    return;
                }
                try {
                    sink.success(work.call());
                } catch (Throwable e) { // or nobody would ever hear of it
                    if (!cancelled.get()) {
                        sink.error(e);
                    }
                }
            });
        });
    }
}
