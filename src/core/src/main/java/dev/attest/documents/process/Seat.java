package dev.attest.documents.process;

import dev.attest.documents.Extraction;
import dev.attest.documents.Source;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A place for one worker after another. Used by one thread at a time, but for {@link #overdue} and {@link #close}. */
final class Seat {

    private static final Logger LOG = LoggerFactory.getLogger(Seat.class);

    private final ChildCommand command;
    private final ProcessSettings settings;
    private final WorkFolders folders;
    private final Executor background;
    private volatile @Nullable Worker worker;
    private volatile @Nullable Worker starting;
    private volatile boolean closed;
    private @Nullable CompletableFuture<Worker> successor;

    Seat(ChildCommand command, ProcessSettings settings, WorkFolders folders, Executor background) {
        this.command = command;
        this.settings = settings;
        this.folders = folders;
        this.background = background;
        successor = successor();
    }

    /**
     * A worker that is ready; blocks until it is.
     *
     * @throws ParserUnavailable when none can be started
     */
    Worker ready() throws InterruptedException {
        Worker current = worker;
        if (current != null && current.isAlive() && !takesOver(current)) {
            return current;
        }
        CompletableFuture<Worker> next = successor();
        successor = null;
        try {
            Worker fresh = next.get();
            worker = fresh;
            return fresh;
        } catch (ExecutionException e) {
            if (current != null && current.isAlive() && !current.isFull()) {
                LOG.warn("No successor for parser process {}, which goes on", current.pid(), e.getCause());
                return current;
            }
            throw e.getCause() instanceof ParserUnavailable unavailable
                    ? unavailable
                    : new ParserUnavailable("No parser process can be started", e.getCause());
        } finally {
            if (current != null && current != worker) {
                background.execute(current::bury);
            }
        }
    }

    /** An old worker goes on for a while until its successor is there, so nobody waits for the change; a full one may not. */
    private boolean takesOver(Worker current) {
        CompletableFuture<Worker> next = successor;
        return current.isFull() || current.isSpent() || (current.isOld() && next != null && next.isDone());
    }

    /** Reads a file with the worker that {@link #ready} gave. */
    Extraction read(Worker by, Source source) throws InterruptedException {
        try {
            return by.read(source);
        } finally {
            if (!by.isAlive() || by.isAging() || by.isFull()) {
                prepare();
            }
        }
    }

    /** Starts a successor in the background, if none is. */
    private void prepare() {
        successor = successor();
    }

    private CompletableFuture<Worker> successor() {
        CompletableFuture<Worker> prepared = successor;
        if (prepared != null) {
            return prepared;
        }
        try {
            return CompletableFuture.supplyAsync(this::start, background);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new ParserUnavailable("The parser is closed", e));
        }
    }

    private Worker start() {
        Worker fresh;
        try {
            fresh = Worker.start(command, folders.create(), settings);
        } catch (IOException e) {
            throw new ParserUnavailable("No parser process can be started", e);
        }
        starting = fresh;
        try {
            if (closed) {
                throw new ParserUnavailable("The parser is closed", null);
            }
            fresh.ready();
            return fresh;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fresh.bury();
            throw new ParserUnavailable("Interrupted while a parser process started", e);
        } catch (RuntimeException e) {
            fresh.bury();
            throw e;
        }
    }

    /** None while the first worker starts. */
    LongStream pid() {
        Worker current = worker;
        return current == null ? LongStream.empty() : LongStream.of(current.pid());
    }

    void overdue() {
        Worker current = worker;
        if (current != null) {
            current.overdue();
        }
        Worker fresh = starting;
        if (fresh != null) {
            fresh.overdue();
        }
    }

    /** Ends whatever sits here; blocks until it is gone. */
    void close() {
        closed = true;
        Worker fresh = starting;
        Worker current = worker;
        if (current != null) {
            current.end(Worker.Ending.CLOSED);
            current.bury();
        }
        if (fresh != null && fresh != current) {
            fresh.end(Worker.Ending.CLOSED);
            fresh.bury();
        }
    }
}
