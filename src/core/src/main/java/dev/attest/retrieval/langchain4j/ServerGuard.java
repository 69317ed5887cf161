package dev.attest.retrieval.langchain4j;

import dev.attest.retrieval.IndexUnavailable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Leaves a server alone that failed repeatedly: calls then fail at once, so that nobody waits for a deadline, until one
 * call in every pause is let through to see whether it is back.
 */
final class ServerGuard {

    /** So short that a server that is back is used again within moments. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int FAILURES = 3;

    private final String server;
    private final CircuitBreaker breaker;
    private volatile String lastFailure = "";

    ServerGuard(String server, Clock clock) {
        this.server = server;
        this.breaker = CircuitBreaker.of(
                server,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        // Open after three failures among the last six calls.
                        .slidingWindow(2 * FAILURES, FAILURES, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(IndexUnavailable.class::isInstance)
                        .build());
    }

    /**
     * The result of a call that blocks.
     *
     * @throws IndexUnavailable also for an answer the library could not read
     */
    <T> T call(Supplier<T> work) {
        try {
            return breaker.executeSupplier(() -> readable(work));
        } catch (CallNotPermittedException e) {
            throw new IndexUnavailable(
                    server + " is left alone for a moment after repeated failures; the last was: " + lastFailure, e);
        }
    }

    void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    private <T> T readable(Supplier<T> work) {
        try {
            return work.get();
        } catch (ChromaRefused e) {
            throw e;
        } catch (IndexUnavailable e) {
            lastFailure = String.valueOf(e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            // langchain4j-chroma meets strange answers with a parse error that quotes all of it, a null or an index.
            lastFailure = server + " answered something that cannot be read; is that the URL of a ChromaDB 1.x?";
            throw new IndexUnavailable(lastFailure, e);
        }
    }
}
