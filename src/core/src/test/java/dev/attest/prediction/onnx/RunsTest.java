package dev.attest.prediction.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RunsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Runs runs = new Runs(1, 2);

    @Test
    void runsAShortRunOnTheThreadOfTheCaller() {
        assertThat(thread(true).block(LONG)).isSameAs(Thread.currentThread());
    }

    @Test
    void runsALongRunElsewhere() {
        assertThat(thread(false).block(LONG))
                .extracting(Thread::getName)
                .asString()
                .startsWith("predict-");
    }

    @Test
    void keepsAShortRunWaitingElsewhereWhileEveryCoreIsTaken() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var long1 = held(begun, end);
        var short1 = thread(true).toFuture();
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(short1).isNotDone();
        end.countDown();
        assertThat(short1.join().getName()).startsWith("predict-");
        assertThat(long1.block(LONG)).isNull();
    }

    @Test
    void refusesWhatWouldWaitBehindTooMany() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Mono<Thread> first = held(begun, end);
        var second = thread(false).toFuture();
        var third = thread(true).toFuture();
        assertThatThrownBy(() -> thread(true).block(LONG)).isInstanceOf(RejectedExecutionException.class);
        end.countDown();
        assertThat(first.block(LONG)).isNull();
        assertThat(second.join()).isNotNull();
        assertThat(third.join()).isNotNull();
        assertThat(thread(true).block(LONG)).isNotNull();
    }

    @Test
    void freesTheCoreOfARunThatFails() {
        for (int i = 0; i < 10; i++) {
            Mono<Thread> failing = runs.run(i % 2 == 0, () -> {
                throw new IllegalArgumentException("bad");
            });
            assertThatThrownBy(() -> failing.block(LONG)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(thread(true).block(LONG)).isSameAs(Thread.currentThread());
    }

    private Mono<Thread> thread(boolean isShort) {
        return runs.run(isShort, Thread::currentThread);
    }

    /** A long run that has begun, and ends when it is told to. */
    private Mono<Thread> held(CountDownLatch begun, CountDownLatch end) throws InterruptedException {
        Mono<Thread> running = runs.<Thread>run(false, () -> {
                    begun.countDown();
                    assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
                    return null;
                })
                .cache();
        running.subscribe();
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        return running;
    }
}
