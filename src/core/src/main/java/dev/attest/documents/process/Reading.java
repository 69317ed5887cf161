package dev.attest.documents.process;

import dev.attest.documents.Extraction;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** The reading of one file: waits for a seat, has it read, and can be given up at any time. */
final class Reading implements Runnable {

    private final Source source;
    private final MonoSink<Extraction> sink;
    private final BlockingQueue<Seat> free;
    private boolean cancelled;
    private @Nullable Worker by;

    Reading(Source source, MonoSink<Extraction> sink, BlockingQueue<Seat> free) {
        this.source = source;
        this.sink = sink;
        this.free = free;
    }

    @Override
    public void run() {
        try {
            Seat seat = free.take();
            Extraction extraction;
            try {
                extraction = read(seat);
            } finally {
                free.add(seat);
            }
            if (extraction != null) {
                sink.success(extraction);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        } catch (Throwable e) { // or nobody would ever hear of it
            fail(e);
        }
    }

    /** With a second child when the first ends: that may have had nothing to do with this file. */
    private @Nullable Extraction read(Seat seat) throws InterruptedException {
        try {
            return attempt(seat);
        } catch (UnreadableDocument e) {
            if (e.reason() != Reason.PARSER_CRASHED) {
                throw e;
            }
            return attempt(seat);
        }
    }

    private @Nullable Extraction attempt(Seat seat) throws InterruptedException {
        if (isCancelled()) {
            return null;
        }
        Worker worker = seat.ready();
        if (!begin(worker)) {
            return null;
        }
        try {
            return seat.read(worker, source);
        } finally {
            finish();
        }
    }

    /** Says that this file will not be read here. */
    void close() {
        fail(new ParserUnavailable("The parser is closed", null));
    }

    private void fail(Throwable error) {
        if (!isCancelled()) {
            sink.error(error);
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized boolean begin(Worker worker) {
        by = cancelled ? null : worker;
        return !cancelled;
    }

    /** From here on the worker is another's. */
    private synchronized void finish() {
        by = null;
    }

    /** Ends the worker if it is at this file. */
    synchronized void cancel() {
        cancelled = true;
        if (by != null) {
            by.end(Worker.Ending.CANCELLED);
        }
    }
}
