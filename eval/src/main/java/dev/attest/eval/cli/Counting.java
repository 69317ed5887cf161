package dev.attest.eval.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells how far something has come, every hundred steps. Several threads may step. */
final class Counting {

    private static final int EVERY = 100;

    private final PrintWriter err;
    private final String done;
    private final int total;
    private final AtomicInteger steps = new AtomicInteger();

    /** @param done what is done, such as {@code judged} */
    Counting(PrintWriter err, String done, int total) {
        this.err = err;
        this.done = done;
        this.total = total;
    }

    /** One more is done. */
    void step() {
        int now = steps.incrementAndGet();
        if (now % EVERY == 0 || now == total) {
            err.println("attest: " + done + " " + now + " of " + total);
            err.flush();
        }
    }
}
