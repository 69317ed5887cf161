package dev.attest.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** BlockHound watches every test of the server; this shows that it does. */
class BlockingCallsTest {

    @Test
    void waitingOnAThreadThatMustNotWaitIsAnError() {
        StepVerifier.create(waitOn(Schedulers.parallel()))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(BlockingOperationError.class)
                        .hasMessageContaining("sleep"))
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void waitingOnABoundedElasticThreadIsAllowed() {
        StepVerifier.create(waitOn(Schedulers.boundedElastic()))
                .expectNext("waited")
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    private static Mono<String> waitOn(Scheduler scheduler) {
        return Mono.fromCallable(() -> {
                    Thread.sleep(1);
                    return "waited";
                })
                .subscribeOn(scheduler);
    }
}
