package dev.attest.retrieval.langchain4j;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps writes out of the way of searches: ChromaDB lets a search wait until the batch being written is done. While
 * anybody searches, batches are small and the server gets time for searches between them; else they are as large as it
 * takes them fastest.
 */
final class WritePace {

    /** A search so long ago makes the next one likely. */
    private static final long SEARCHED_MILLIS = 2_000;

    /** Measured on two cores: 25 vectors of 384 numbers hold a search up for 35 ms. */
    private static final int SMALL_BATCH = 25;

    /** Rest, as a multiple of the time a batch took. */
    private static final int REST = 3;

    /** A server that took seconds is not made faster by long rests. */
    private static final long LONGEST_REST_MILLIS = 500;

    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long searched = Long.MIN_VALUE / 2;

    WritePace(Clock clock) {
        this.clock = clock;
    }

    void searching() {
        searched = clock.millis();
    }

    int batch(int most) {
        return searchedLately() ? Math.min(most, SMALL_BATCH) : most;
    }

    /** Runs one batch and then rests, if anybody searches; blocks. */
    void paced(Runnable batch) {
        long begun = clock.millis();
        batch.run();
        long took = Math.max(1, clock.millis() - begun);
        if (searchedLately()) {
            rest(Math.min(LONGEST_REST_MILLIS, REST * took));
        }
    }

    private void rest(long millis) {
        try {
            closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean searchedLately() {
        return clock.millis() - searched < SEARCHED_MILLIS;
    }

    /** Nobody rests any more. */
    void close() {
        closed.countDown();
    }
}
