package dev.attest.bench;

import java.util.concurrent.atomic.AtomicInteger;

/** Tells on the error stream how far something has come, every hundred steps. */
public final class Counting {

    private static final int EVERY = 100;

    private final String doing;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();

    /** @param doing what is done, as in "asked product" */
    public Counting(String doing, int total) {
        this.doing = doing;
        this.total = total;
    }

    /** One more is done. */
    public void step() {
        int now = done.incrementAndGet();
        if (now % EVERY == 0 || now == total) {
            System.err.println("attest: " + doing + " " + now + " of " + total);
        }
    }
}
