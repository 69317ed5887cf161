package dev.attest.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time pass; injected so that tests do not wait. */
@FunctionalInterface
interface Waiting {

    Waiting REAL = duration -> {
        try {
            boolean opened = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
            assert !opened : "nobody opens this latch";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    };

    void pause(Duration duration);
}
