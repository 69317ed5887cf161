package dev.attest.evaluation.jdbc;

import static dev.attest.evaluation.jdbc.EvaluationLedger.SAMPLES;
import static dev.attest.evaluation.jdbc.EvaluationLedger.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.jdbc.OnEveryDatabase;
import dev.attest.documents.jdbc.TestedOn;
import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationRequest;
import dev.attest.evaluation.Evaluations;
import dev.attest.evaluation.Nightly;
import dev.attest.evaluation.Work;
import dev.attest.tenancy.Tenant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class EvaluationWorkersTest {

    private static final Nightly HALF_PAST_TWO = new Nightly(LocalTime.of(2, 30), ZoneOffset.UTC, SAMPLES);
    private static final Instant EVENING = Instant.parse("2026-11-22T20:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-23T02:30:01Z");

    @TempDir
    private Path folder;

    @Parameter
    TestedOn testedOn = TestedOn.H2;

    /** Runs, for the library waits by it, and jumps. */
    private final AtomicReference<Clock> ticking = new AtomicReference<>(at(EVENING));

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return ticking.get().instant();
        }
    };

    private EvaluationLedger ledger;

    private static Clock at(Instant time) {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), time));
    }

    @BeforeEach
    void open() {
        ledger = new EvaluationLedger(testedOn, folder, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** Tells what it was given; each piece of work ends when it is let. */
    private static final class Told implements Work {

        private final LinkedBlockingQueue<UUID> given = new LinkedBlockingQueue<>();
        private final Semaphore let = new Semaphore(0);
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private volatile boolean closed;

        @Override
        public boolean on(UUID evaluation) {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            given.add(evaluation);
            let.acquireUninterruptibly();
            atOnce.decrementAndGet();
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
            let.release(1_000);
        }

        private UUID next() throws InterruptedException {
            UUID next = given.poll(30, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next;
        }
    }

    private EvaluationWorkers workers(Work work) {
        return EvaluationWorkers.start(ledger.database, ledger.queue, work, Optional.empty(), due -> {}, clock);
    }

    @Test
    void worksOnOneAfterTheOther() throws Exception {
        var work = new Told();
        UUID first = ledger.requested(SAMPLES).id();
        try (var workers = workers(work)) {
            UUID second = ledger.requested(SAMPLES).id();
            assertThat(work.next()).isEqualTo(first);
            work.let.release(2);
            assertThat(work.next()).isEqualTo(second);
            assertThat(work.most).hasValue(1);
            assertThat(workers).isNotNull();
        }
    }

    @Test
    void whatWasBrokenOffIsDueForWhoeverStartsNext() throws Exception {
        UUID evaluation = ledger.requested(SAMPLES).id();
        var stopped = new Told();
        try (var workers = workers(stopped)) {
            assertThat(stopped.next()).isEqualTo(evaluation);
            assertThat(workers).isNotNull();
        }
        var next = new Told();
        try (var workers = workers(next)) {
            assertThat(next.next()).isEqualTo(evaluation);
            next.let.release();
            assertThat(workers).isNotNull();
        }
    }

    @Test
    void takesOverFromAServerThatDied() throws Exception {
        // The library revives by the clock of the machine.
        ticking.set(Clock.systemUTC());
        UUID evaluation = ledger.requested(SAMPLES).id();
        now(ledger.database.transact(jdbc -> jdbc.sql(
                        "update evaluation_task set picked = true, picked_by = 'gone'," + " last_heartbeat = :then")
                .param("then", Instant.now().atOffset(ZoneOffset.UTC).minusMinutes(1))
                .update()));
        var work = new Told();
        try (var workers = workers(work)) {
            assertThat(work.next()).isEqualTo(evaluation);
            work.let.release();
            assertThat(workers).isNotNull();
        }
    }

    @Test
    void theNightsEvaluationIsAskedForOnceByTwoServers() throws Exception {
        var work = new Told();
        Queue<Instant> asked = new ConcurrentLinkedQueue<>();
        try (var one = nightly(work, ledger.queue, asked);
                var other = nightly(work, ledger.otherQueue(), asked)) {
            assertThat(asked).isEmpty();
            ticking.set(at(NIGHT));
            ledger.queue.nudge();
            Evaluation evaluation = ledger.find(work.next());
            work.let.release();
            assertThat(evaluation.requestedBy()).isEqualTo(Nightly.NAME);
            assertThat(evaluation.request()).isEqualTo(SAMPLES);

            ticking.set(at(NIGHT.plus(Duration.ofDays(1))));
            assertThat(work.next()).isNotEqualTo(evaluation.id());
            assertThat(one).isNotSameAs(other);
        }
        assertThat(asked).hasSize(2);
        Evaluations.Page all = now(ledger.evaluations().list(EvaluationLedger.ENGINEER, 10, Optional.empty()));
        assertThat(all.items()).hasSize(2);
    }

    private EvaluationWorkers nightly(Work work, EvaluationQueue queue, Queue<Instant> asked) {
        return EvaluationWorkers.start(
                ledger.database, queue, work, Optional.of(HALF_PAST_TWO), due -> ask(asked, due), clock);
    }

    private void ask(Queue<Instant> asked, Instant due) {
        asked.add(due);
        now(HALF_PAST_TWO.ask(ledger.evaluations(), new Tenant("local"), due));
    }

    @Test
    void theSameNightIsAskedForOnceHoweverOften() {
        var tenant = new Tenant("local");
        Evaluation first = now(HALF_PAST_TWO.ask(ledger.evaluations(), tenant, NIGHT));
        assertThat(now(HALF_PAST_TWO.ask(ledger.evaluations(), tenant, NIGHT.plusSeconds(90))))
                .isEqualTo(first);
        assertThat(now(HALF_PAST_TWO.ask(ledger.evaluations(), tenant, NIGHT.plusSeconds(86_400)))
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void aNightThatIsAskedForAgainAfterMidnightIsStillThatNight() {
        var tenant = new Tenant("local");
        var late = new Nightly(LocalTime.of(23, 59), ZoneOffset.UTC, SAMPLES);
        Evaluation first = now(late.ask(ledger.evaluations(), tenant, Instant.parse("2026-11-22T23:59:00Z")));
        assertThat(now(late.ask(ledger.evaluations(), tenant, Instant.parse("2026-11-23T00:00:30Z"))))
                .isEqualTo(first);
        assertThat(now(late.ask(ledger.evaluations(), tenant, Instant.parse("2026-11-23T23:59:00Z")))
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void aNightThatHasHadAnotherEvaluationIsDone() {
        var tenant = new Tenant("local");
        now(HALF_PAST_TWO.ask(ledger.evaluations(), tenant, NIGHT));
        var changed = new Nightly(
                LocalTime.of(20, 0), ZoneOffset.UTC, EvaluationRequest.whole("samples", EvaluationRequest.Judge.LLM));
        assertThat(changed.ask(ledger.evaluations(), tenant, Instant.parse("2026-11-23T20:00:00Z"))
                        .blockOptional())
                .isEmpty();
        assertThat(now(changed.ask(ledger.evaluations(), tenant, Instant.parse("2026-11-24T20:00:00Z")))
                        .request())
                .isEqualTo(changed.request());
    }

    @Test
    void aServerStartedWithoutANightForgetsIt() {
        var work = new Told();
        try (var workers = nightly(work, ledger.queue, new ConcurrentLinkedQueue<>())) {
            assertThat(nights()).isEqualTo(1);
            assertThat(workers).isNotNull();
        }
        try (var workers = workers(work)) {
            assertThat(nights()).isZero();
            assertThat(workers).isNotNull();
        }
    }

    private int nights() {
        return now(ledger.database.transact(
                jdbc -> jdbc.sql("select count(*) from evaluation_task where task_name = :name")
                        .param("name", EvaluationWorkers.NIGHTLY_TASK)
                        .query(Integer.class)
                        .single()));
    }
}
