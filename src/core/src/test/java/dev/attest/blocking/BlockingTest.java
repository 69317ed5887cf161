package dev.attest.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class BlockingTest {

    private final Scheduler scheduler = Schedulers.newSingle("blocking-test");

    @AfterEach
    void dispose() {
        scheduler.dispose();
    }

    @Test
    void runsOnTheScheduler() {
        assertThat(Blocking.on(scheduler, () -> Thread.currentThread().getName())
                        .block())
                .startsWith("blocking-test");
    }

    @Test
    void isEmptyForNullAndFailsAsTheWorkFails() {
        assertThat(Blocking.on(scheduler, () -> null).block()).isNull();
        assertThatThrownBy(() -> Blocking.on(scheduler, () -> {
                            throw new IOException("disk on fire");
                        })
                        .block())
                .hasRootCauseMessage("disk on fire");
    }

    /** Which Reactor's own wrapping of calls throws past the subscriber, who then waits for ever. */
    @Test
    void tellsOfErrorsThatAreFatalForTheirThread() {
        assertThatThrownBy(() -> Blocking.on(scheduler, () -> {
                            throw new StackOverflowError();
                        })
                        .block(Duration.ofSeconds(5)))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void cancellingInterruptsNothingThatHasBegun() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        Disposable client = Blocking.on(scheduler, () -> {
                    begun.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                    ended.countDown();
                    return 1;
                })
                .subscribe();
        begun.await();
        client.dispose();
        goOn.countDown();
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isFalse();
    }

    @Test
    void leavesOutWorkThatWasCancelledBeforeItBegan() throws InterruptedException {
        var block = new CountDownLatch(1);
        var worked = new AtomicInteger();
        Blocking.on(scheduler, () -> block.await(5, TimeUnit.SECONDS)).subscribe();
        Blocking.on(scheduler, worked::incrementAndGet).subscribe().dispose();
        block.countDown();
        assertThat(Blocking.on(scheduler, () -> 2).block()).isEqualTo(2);
        assertThat(worked).hasValue(0);
    }
}
