package dev.attest.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.parts.Reachability.Reachable;
import dev.attest.parts.Reachability.Unreachable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class PartHealthTest {

    private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
    private final Queue<Reachability> found = new ArrayDeque<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final PartHealth health = health(Mono.fromCallable(() -> {
        looks.incrementAndGet();
        return found.element();
    }));

    @AfterEach
    void dispose() {
        timer.dispose();
    }

    private PartHealth health(Mono<Reachability> look) {
        return new PartHealth(look, Duration.ofSeconds(2), Duration.ofSeconds(5), timer);
    }

    @Test
    void saysUpEmbeddedOrUnreachable() {
        found.add(new Reachable("m", ""));
        found.add(new Reachability.Unset());
        found.add(new Unreachable("m is away", "start it"));
        for (Status wanted : List.of(Status.UP, PartHealth.EMBEDDED, PartHealth.UNREACHABLE)) {
            assertStatus(health, wanted);
            found.remove();
            timer.advanceTimeBy(Duration.ofSeconds(6));
        }
    }

    @Test
    void looksOnceHoweverOftenItIsAsked() {
        found.add(new Reachable("m", ""));
        for (int i = 0; i < 100; i++) {
            assertStatus(health, Status.UP);
        }
        assertThat(looks).hasValue(1);
        timer.advanceTimeBy(Duration.ofSeconds(6));
        assertStatus(health, Status.UP);
        assertThat(looks).hasValue(2);
    }

    @Test
    void aLookThatTakesTooLongOrFailsIsUnreachable() {
        StepVerifier.create(health(Mono.never()).health())
                .then(() -> timer.advanceTimeBy(Duration.ofSeconds(3)))
                .expectNextMatches(one -> one.getStatus().equals(PartHealth.UNREACHABLE))
                .verifyComplete();
        assertStatus(health(Mono.error(new IllegalStateException("odd"))), PartHealth.UNREACHABLE);
    }

    private static void assertStatus(PartHealth health, Status wanted) {
        StepVerifier.create(health.health())
                .assertNext(one -> assertThat(one.getStatus()).isEqualTo(wanted))
                .verifyComplete();
    }
}
