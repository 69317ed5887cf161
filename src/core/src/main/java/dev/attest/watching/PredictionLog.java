package dev.attest.watching;

import dev.attest.blocking.Blocking;
import dev.attest.ledger.LedgerUnavailable;
import dev.attest.prediction.Predicted;
import dev.attest.tenancy.Principal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps a share of the calls. They wait in memory, at most {@value #WRITE_EVERY_MS} ms while the ledger answers, and are
 * written many at a time by a thread of its own. Calls for which there is no room are not kept, but counted.
 */
public final class PredictionLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PredictionLog.class);
    private static final long WRITE_EVERY_MS = 200;
    private static final int BATCH = 5_000;
    /** Values of a batch, so that a few very large calls are not written at once. */
    private static final long BATCH_BYTES = 4 << 20;

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Predictions predictions;
    private final double sampling;
    private final DoubleSupplier random;
    private final long room;
    private final Scheduler writer = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "predictions");
    private final Queue<Predictions.Call> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean dropping = new AtomicBoolean();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Disposable.Swap writing = Disposables.swap();
    private volatile boolean closed;
    /**
     * A batch from the queue that is not written, in order; in several lists when all of it together could not be. A list
     * never changes: the ledger may have kept it although it seemed away, and knows only the same list again. Only the
     * writer's.
     */
    private final Deque<List<Predictions.Call>> taken = new ArrayDeque<>();

    /**
     * A log that until {@link #start()} is written only when many calls wait or somebody asks for one that does.
     *
     * @param sampling the share of calls that are kept, 0 to 1
     * @param random from 0 to below 1, for each call
     * @param room bytes of values that may wait
     */
    public PredictionLog(Predictions predictions, double sampling, DoubleSupplier random, long room) {
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("The share of calls that are kept is 0 to 1, not " + sampling);
        }
        this.predictions = predictions;
        this.sampling = sampling;
        this.random = random;
        this.room = room;
    }

    /** Begins to write, for the first time or after a {@link #pause()}. */
    public void start() {
        writing.update(writer.schedulePeriodically(this::write, WRITE_EVERY_MS, WRITE_EVERY_MS, TimeUnit.MILLISECONDS));
    }

    /** Takes a call, without waiting for anything and without failing. */
    public void seen(Principal by, Predicted predicted) {
        if (sampling < 1 && random.getAsDouble() >= sampling) {
            return;
        }
        var call = new Predictions.Call(by, predicted);
        if (hasRoom(bytes(call))) {
            queue.add(call);
            if (queued.incrementAndGet() == BATCH) {
                wake();
            }
        } else {
            drop();
        }
    }

    private boolean hasRoom(long bytes) {
        if (closed || held.addAndGet(bytes) <= room) {
            return !closed;
        }
        held.addAndGet(-bytes);
        return false;
    }

    private void wake() {
        try {
            writer.schedule(this::write);
        } catch (RejectedExecutionException e) {
            LOG.debug("The log of predictions has closed", e);
        }
    }

    private void drop() {
        dropped.incrementAndGet();
        if (!dropping.getAndSet(true)) {
            LOG.warn("Predictions are made faster than they can be written, or cannot be written now:"
                    + " some are not kept; attest.predictions.log.dropped counts them");
        }
    }

    /** One row, as {@link Predictions#find}; a call that still waits is written first. */
    public Mono<LoggedPrediction> find(Principal by, PredictionId id) {
        return onceWritten(() -> predictions.find(by, id));
    }

    /** Says what turned out to be true, as {@link Predictions#tell}; a call that still waits is written first. */
    public Mono<LoggedPrediction> tell(Principal by, PredictionId id, String label) {
        return onceWritten(() -> predictions.tell(by, id, label));
    }

    private Mono<LoggedPrediction> onceWritten(Supplier<Mono<LoggedPrediction>> work) {
        return Mono.defer(() -> {
            boolean mayWait = held.get() > 0;
            return work.get()
                    .onErrorResume(
                            UnknownPrediction.class, e -> mayWait ? written().then(Mono.defer(work)) : Mono.error(e));
        });
    }

    /** Completes when all that waits now was written, or was found to be impossible to write now. */
    Mono<Void> written() {
        return Blocking.<Void>on(writer, () -> {
            write();
            return null;
        });
    }

    /** Calls that wait. */
    public int queued() {
        return queued.get();
    }

    /** Calls that were not kept since the start, sampling aside. */
    public long dropped() {
        return dropped.get();
    }

    /** Only ever on the writer's one thread. */
    private void write() {
        try {
            while (next()) {
                writeFirst();
            }
            dropping.set(false);
            waiting.set(false);
        } catch (LedgerUnavailable | RejectedExecutionException e) {
            if (!waiting.getAndSet(true)) {
                LOG.warn("Predictions wait in memory until the ledger answers");
            }
        } catch (CancellationException e) {
            LOG.debug("The log of predictions has closed", e);
        }
    }

    private boolean next() {
        if (taken.isEmpty()) {
            List<Predictions.Call> batch = batch();
            if (!batch.isEmpty()) {
                taken.add(batch);
            }
        }
        return !taken.isEmpty();
    }

    private List<Predictions.Call> batch() {
        var batch = new ArrayList<Predictions.Call>();
        long bytes = 0;
        while (batch.size() < BATCH && bytes < BATCH_BYTES && !queue.isEmpty()) {
            Predictions.Call call = queue.remove();
            batch.add(call);
            bytes += bytes(call);
        }
        return List.copyOf(batch);
    }

    /** The first list stays where it is until it is known what became of it. */
    private void writeFirst() {
        List<Predictions.Call> calls = taken.element();
        try {
            add(calls);
            taken.remove();
            done(calls);
        } catch (LedgerUnavailable | RejectedExecutionException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            taken.remove();
            refused(calls, e);
        }
    }

    /** Halves are tried in their turn, so that the one call that cannot be kept costs few writes. */
    private void refused(List<Predictions.Call> calls, RuntimeException why) {
        int half = calls.size() / 2;
        if (half == 0) {
            LOG.warn("Prediction {} cannot be kept", calls.get(0).predicted().id(), why);
            dropped.incrementAndGet();
            done(calls);
        } else {
            LOG.debug("{} predictions cannot be kept together; trying each half", calls.size(), why);
            taken.addFirst(calls.subList(half, calls.size()));
            taken.addFirst(calls.subList(0, half));
        }
    }

    private void done(List<Predictions.Call> calls) {
        queued.addAndGet(-calls.size());
        held.addAndGet(-calls.stream().mapToLong(PredictionLog::bytes).sum());
    }

    /** @throws CancellationException when this thread is interrupted, because the log closes: nothing more can be written */
    private void add(List<Predictions.Call> calls) {
        try {
            predictions.add(calls).block();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted() || Exceptions.unwrap(e) instanceof InterruptedException) {
                throw (CancellationException) new CancellationException("The log closes").initCause(e);
            }
            throw e;
        }
    }

    /** About what it takes in memory. */
    private static long bytes(Predictions.Call call) {
        Predicted predicted = call.predicted();
        return 256L
                + 8L * predicted.rows().values().length
                + 4L * predicted.scores().probabilities().length;
    }

    /** Writes what waits, then until the next {@link #start()} as before the first; blocks, a few seconds at most. */
    public void pause() {
        writing.update(Disposables.disposed());
        written().timeout(LAST_WORDS).onErrorComplete().block();
    }

    /** Takes and writes no more, after what waits; blocks, a few seconds at most. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        pause();
        writer.dispose();
        if (queued.get() > 0) {
            LOG.warn("{} calls to models are not in the log: the ledger did not answer before the end", queued.get());
        }
    }
}
