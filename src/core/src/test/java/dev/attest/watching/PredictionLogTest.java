package dev.attest.watching;

import static dev.attest.prediction.Calls.BOB;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.ledger.LedgerUnavailable;
import dev.attest.prediction.Calls;
import dev.attest.prediction.Predicted;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Scannable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class PredictionLogTest {

    private static final long ROOM = 1 << 20;
    private static final int BATCH = 5_000;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FakePredictions predictions = new FakePredictions(Clock.fixed(Calls.AT, ZoneOffset.UTC));
    private final PredictionLog log = log(1);

    private PredictionLog log(double sampling) {
        return new PredictionLog(predictions, sampling, new Random(3)::nextDouble, ROOM);
    }

    /** With room for several batches. */
    private PredictionLog roomy() {
        return new PredictionLog(predictions, 1, () -> 0, 16 * ROOM);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private PredictionId seen() {
        Predicted predicted = Calls.loan();
        log.seen(BOB, predicted);
        return new PredictionId(predicted.id(), 0);
    }

    @Test
    void writesWhatItHasSeenByItself() {
        var written = Sinks.<Boolean>one();
        predictions.beforeAdding(calls -> Mono.fromRunnable(() -> written.tryEmitValue(true)));
        log.start();
        seen();
        assertThat(written.asMono().block(LONG)).isTrue();
    }

    @Test
    void goesOnAfterAPauseWithWhatItSawMeanwhile() {
        log.start();
        seen();
        log.pause();
        assertThat(predictions.size()).isEqualTo(1);
        seen();
        assertThat(predictions.size()).isEqualTo(1);
        var written = Sinks.<Boolean>one();
        predictions.beforeAdding(calls -> Mono.fromRunnable(() -> written.tryEmitValue(true)));
        log.start();
        assertThat(written.asMono().block(LONG)).isTrue();
    }

    @Test
    void findsAndTellsOfACallThatStillWaits() {
        PredictionId id = seen();
        assertThat(log.queued()).isEqualTo(1);
        assertThat(log.find(BOB, id).block().label()).isEqualTo("no");
        assertThat(log.queued()).isZero();
        PredictionId other = seen();
        assertThat(log.tell(BOB, other, "yes").block().outcome()).isPresent();
        assertThatThrownBy(
                        () -> log.find(BOB, new PredictionId(other.call(), 1)).block())
                .isInstanceOf(UnknownPrediction.class);
    }

    @Test
    void keepsAboutTheShareItIsAskedFor() {
        try (PredictionLog half = log(.5);
                PredictionLog none = log(0)) {
            IntStream.range(0, 1000).forEach(i -> half.seen(BOB, Calls.loan()));
            half.written().block();
            assertThat(predictions.size()).isBetween(430, 570);
            int before = predictions.size();
            IntStream.range(0, 100).forEach(i -> none.seen(BOB, Calls.loan()));
            none.written().block();
            assertThat(predictions.size()).isEqualTo(before);
            assertThat(half.dropped() + none.dropped()).isZero();
        }
    }

    @Test
    void waitsForALedgerThatIsAwayAndCountsWhatItHasNoRoomFor() {
        predictions.beforeAdding(calls -> Mono.error(new LedgerUnavailable(new IllegalStateException("away"))));
        IntStream.range(0, 10_000).forEach(i -> seen());
        log.written().block();
        assertThat(predictions.size()).isZero();
        assertThat(log.dropped()).isBetween(5_000L, 9_999L);
        int waiting = log.queued();
        assertThat(waiting + log.dropped()).isEqualTo(10_000);

        predictions.beforeAdding(calls -> Mono.empty());
        log.written().block();
        assertThat(predictions.size()).isEqualTo(waiting);
        assertThat(log.queued()).isZero();
        PredictionId again = seen();
        assertThat(log.find(BOB, again).block()).isNotNull();
    }

    /**
     * Every list that is added: those with a bad call in vain.
     *
     * @param away which one the ledger does not answer, from 1; 0 for none
     */
    private List<List<Predictions.Call>> refusing(Set<PredictionId> bad, int away) {
        var added = new CopyOnWriteArrayList<List<Predictions.Call>>();
        predictions.beforeAdding(calls -> {
            added.add(calls);
            if (added.size() == away) {
                return Mono.error(new LedgerUnavailable(new IllegalStateException("away")));
            }
            return ids(calls).stream().anyMatch(bad::contains)
                    ? Mono.error(new IllegalArgumentException("not this one"))
                    : Mono.empty();
        });
        return added;
    }

    private static List<PredictionId> ids(List<Predictions.Call> calls) {
        return calls.stream()
                .map(call -> new PredictionId(call.predicted().id(), 0))
                .toList();
    }

    private static List<PredictionId> kept(List<List<Predictions.Call>> added, Set<PredictionId> bad) {
        return added.stream()
                .map(PredictionLogTest::ids)
                .filter(ids -> ids.stream().noneMatch(bad::contains))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void oneCallThatCannotBeKeptCostsNoOtherItsPlaceAndFewWrites() {
        List<PredictionId> seen = IntStream.range(0, 1024).mapToObj(i -> seen()).toList();
        List<List<Predictions.Call>> added = refusing(Set.of(seen.get(700)), 0);
        log.written().block();
        assertThat(predictions.size()).isEqualTo(1023);
        assertThat(log.dropped()).isEqualTo(1);
        assertThat(log.queued()).isZero();
        assertThat(added).hasSize(1 + 2 * 10);
    }

    @Test
    void everyCallThatCanBeKeptIsKeptOnceAndInOrder() {
        List<PredictionId> seen = IntStream.range(0, 1000).mapToObj(i -> seen()).toList();
        Set<PredictionId> bad = Set.of(seen.get(0), seen.get(1), seen.get(500), seen.get(777), seen.get(999));
        List<List<Predictions.Call>> added = refusing(bad, 0);
        log.written().block();
        assertThat(log.dropped()).isEqualTo(5);
        assertThat(log.queued()).isZero();
        assertThat(kept(added, bad))
                .containsExactlyElementsOf(
                        seen.stream().filter(id -> !bad.contains(id)).toList());
        assertThat(log.find(BOB, seen()).block()).isNotNull();
    }

    @Test
    void aLedgerThatGoesAwayBetweenHalvesIsGivenTheVerySameListAgain() {
        List<PredictionId> seen = IntStream.range(0, 100).mapToObj(i -> seen()).collect(toCollection(ArrayList::new));
        Set<PredictionId> bad = Set.of(seen.get(10), seen.get(60));
        // Of 100, 50, 25 and 12 in vain, of 6, of 6 in vain, and of 3.
        List<List<Predictions.Call>> added = refusing(bad, 7);
        log.written().block();
        assertThat(added).hasSize(7);
        assertThat(added.get(6)).hasSize(3);
        assertThat(log.dropped()).isZero();
        assertThat(log.queued()).isEqualTo(94);
        seen.add(seen());

        log.written().block();
        assertThat(added.get(7)).isSameAs(added.remove(6));
        assertThat(log.dropped()).isEqualTo(2);
        assertThat(log.queued()).isZero();
        assertThat(kept(added, bad))
                .containsExactlyElementsOf(
                        seen.stream().filter(id -> !bad.contains(id)).toList());
    }

    @Test
    void aLedgerThatNeverAnswersIsAskedOnceBeforeTheEnd() throws InterruptedException {
        var attempts = new AtomicInteger();
        var givenUp = new CountDownLatch(1);
        var writer = new AtomicReference<Thread>();
        predictions.beforeAdding(calls -> {
            attempts.incrementAndGet();
            writer.set(Thread.currentThread());
            return Mono.<Void>never().doOnCancel(givenUp::countDown);
        });
        IntStream.range(0, 3).forEach(i -> seen());

        log.close();

        assertThat(givenUp.await(30, TimeUnit.SECONDS)).isTrue();
        writer.get().join(30_000);
        assertThat(attempts).hasValue(1);
        assertThat(log.dropped()).isZero();
        assertThat(log.queued()).isEqualTo(3);
    }

    @Test
    void writesWhatWaitsBeforeItClosesInBatches() {
        var sizes = new ConcurrentLinkedQueue<Integer>();
        var allSeen = Sinks.<Void>empty();
        predictions.beforeAdding(calls -> {
            sizes.add(calls.size());
            return allSeen.asMono();
        });
        PredictionLog roomy = roomy();
        IntStream.range(0, 12_000).forEach(i -> roomy.seen(BOB, Calls.loan()));
        allSeen.tryEmitEmpty();
        roomy.close();

        assertThat(sizes).containsExactly(BATCH, BATCH, 2_000);
        assertThat(predictions.size()).isEqualTo(12_000);
        assertThat(roomy.dropped()).isZero();
        roomy.seen(BOB, Calls.loan());
        assertThat(roomy.dropped()).isEqualTo(1);
    }

    @Test
    void writesAsSoonAsABatchWaitsAndNotOnlyWhenItIsTime() {
        var written = Sinks.<Integer>one();
        predictions.beforeAdding(calls -> Mono.fromRunnable(() -> written.tryEmitValue(calls.size())));
        try (PredictionLog neverStarted = roomy()) {
            IntStream.range(1, BATCH).forEach(i -> neverStarted.seen(BOB, Calls.loan()));
            assertThat(written.scan(Scannable.Attr.TERMINATED)).isFalse();
            neverStarted.seen(BOB, Calls.loan());
            assertThat(written.asMono().block(LONG)).isEqualTo(BATCH);
        }
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatThrownBy(() -> log(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
