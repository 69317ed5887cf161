package dev.attest.prediction.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class BulkWorkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BulkWork bulk = new BulkWork(400_000);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        bulk.destroy();
    }

    private Mono<String> waiting(int bytes) {
        return bulk.ofBytes(bytes, () -> {
            go.await();
            return "done";
        });
    }

    @Test
    void refusesWhatItHasNoRoomForUntilOthersAreDone() {
        StepVerifier.create(waiting(300_000))
                .then(() -> StepVerifier.create(bulk.ofBytes(100_001, () -> "large"))
                        .expectError(RejectedExecutionException.class)
                        .verify(PATIENCE))
                .then(() -> StepVerifier.create(bulk.ofNumbers(3_126, () -> "many numbers"))
                        .expectError(RejectedExecutionException.class)
                        .verify(PATIENCE))
                .then(() ->
                        assertThat(bulk.ofBytes(1_000, () -> "small").block()).isEqualTo("small"))
                .then(go::countDown)
                .expectNext("done")
                .expectComplete()
                .verify(PATIENCE);
        assertThat(bulk.ofBytes(400_000, () -> "large").block(PATIENCE)).isEqualTo("large");
    }

    @Test
    void givesRoomBackForWhatFailedOrWasCancelled() {
        StepVerifier.create(bulk.ofBytes(300_000, () -> {
                    throw new IllegalStateException("unreadable");
                }))
                .expectErrorMessage("unreadable")
                .verify(PATIENCE);
        waiting(300_000).subscribe().dispose();
        waiting(300_000).subscribe().dispose();
        go.countDown();
        assertThat(bulk.ofBytes(400_000, () -> "large").block(PATIENCE)).isEqualTo("large");
    }

    @Test
    void alwaysHasRoomForOne() {
        assertThat(bulk.ofNumbers(1_000_000, () -> "very many").block(PATIENCE)).isEqualTo("very many");
    }
}
