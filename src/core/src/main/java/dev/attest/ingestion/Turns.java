package dev.attest.ingestion;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Lets some works run at once and the others wait, in order, without a thread. */
final class Turns {

    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int free;

    Turns(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("Nothing would ever have its turn: " + atOnce);
        }
        free = atOnce;
    }

    /** The work, subscribed to when it is its turn; cancelling gives the turn to the next. */
    <T> Mono<T> take(Mono<T> work) {
        return Mono.create(sink -> {
            Turn turn = new Turn(running -> running.update(work.subscribe(sink::success, sink::error, sink::success)));
            sink.onDispose(() -> end(turn));
            enter(turn);
        });
    }

    private void enter(Turn turn) {
        synchronized (this) {
            if (!turn.ended) {
                waiting.add(turn);
            }
        }
        beginNext();
    }

    private void end(Turn turn) {
        synchronized (this) {
            if (!waiting.remove(turn) && turn.begun && !turn.ended) {
                free++;
            }
            turn.ended = true;
        }
        turn.running.dispose();
        beginNext();
    }

    private void beginNext() {
        Turn next = next();
        if (next != null) {
            next.work.accept(next.running);
        }
    }

    private synchronized @Nullable Turn next() {
        Turn next = free == 0 ? null : waiting.poll();
        if (next != null) {
            free--;
            next.begun = true;
        }
        return next;
    }

    private interface Begin {
        void accept(Disposable.Swap running);
    }

    private static final class Turn {

        private final Begin work;
        private final Disposable.Swap running = Disposables.swap();
        private boolean begun;
        private boolean ended;

        Turn(Begin work) {
            this.work = work;
        }
    }
}
