package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.blocking.Blocking;
import dev.attest.documents.Accepted;
import dev.attest.documents.Listing;
import dev.attest.documents.Upload;
import dev.attest.documents.Work;
import dev.attest.ledger.jdbc.Database;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Tag("invariant-6")
@DisplayName("Invariant 6, transactions")
@OnEveryDatabase
class TransactionTest extends LedgerTests {

    @Test
    void aDocumentWhoseJobCannotBeScheduledIsNotAccepted() throws SQLException {
        Upload upload = upload("a.md", "Text.");
        sql("alter table scheduled_tasks rename to away");
        assertThatThrownBy(() -> queued(OWNER, upload)).isInstanceOf(RuntimeException.class);
        sql("alter table away rename to scheduled_tasks");
        assertThat(ledger.documents()
                        .list(OWNER, new Listing(Optional.empty(), Optional.empty(), 10, Optional.empty()))
                        .block()
                        .items())
                .isEmpty();
        assertThat(ledger.blobs().read(upload.blob().id(), 0, 5).collectList().block())
                .isEmpty();
    }

    @Test
    void theWakeUpOfATransactionThatFailsIsNotThere() {
        try (Database second = Database.open(settings, Clock.systemUTC())) {
            JobQueue queue = new JobQueue(second);
            assertThatThrownBy(() -> second.transact(jdbc -> {
                                queue.schedule(UUID.randomUUID(), Instant.now());
                                throw new IllegalStateException("too late");
                            })
                            .block())
                    .hasMessage("too late");
            assertThat(second.transact(jdbc -> jdbc.sql("select count(*) from scheduled_tasks")
                                    .query(Integer.class)
                                    .single())
                            .block())
                    .isZero();
        }
    }

    @Test
    void repositoriesRunOnTheDatabaseScheduler() {
        String thread = ledger.collections()
                .readable(OWNER)
                .map(found -> Thread.currentThread().getName())
                .block();
        assertThat(thread).startsWith("ledger");
    }

    @Test
    void aJobIsWokenAtOnceAndWorkedOnOnce() throws InterruptedException {
        Queue<UUID> worked = new ConcurrentLinkedQueue<>();
        CountDownLatch three = new CountDownLatch(3);
        try (JobWorkers workers = ledger.work(job -> {
            worked.add(job);
            three.countDown();
            return Mono.empty();
        })) {
            for (int i = 0; i < 3; i++) {
                queued(OWNER, upload("doc-" + i, "Text " + i));
            }
            assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(worked).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void aJobThatFailsIsTriedAgain() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        try (JobWorkers workers = ledger.work(job -> {
            second.countDown();
            return second.getCount() > 0 ? Mono.error(new IllegalStateException("not today")) : Mono.empty();
        })) {
            queued(OWNER, upload("a.md", "Text."));
            assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingGivesTheJobAtWorkToWhoeverStartsNextAndInterruptsNobody() throws InterruptedException {
        Accepted.Queued accepted = queued(OWNER, upload("a.md", "Text."));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        JobWorkers first = ledger.work(job -> ledger.staging()
                .begin(job)
                .flatMap(work -> Blocking.on(Schedulers.boundedElastic(), () -> {
                    begun.countDown();
                    letGo.await(); // an interrupt would end it here
                    finished.countDown();
                    return null;
                })));
        begun.await();
        long closing = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(3));
        letGo.countDown();
        assertThat(finished.await(5, TimeUnit.SECONDS)).isTrue();

        BlockingQueue<Work> again = new LinkedBlockingQueue<>();
        try (JobWorkers second = ledger.work(
                job -> ledger.staging().begin(job).doOnNext(again::add).then())) {
            Work work = again.poll(10, TimeUnit.SECONDS);
            assertThat(work).isNotNull();
            assertThat(work.jobId()).isEqualTo(accepted.jobId());
            assertThat(work.attempt()).isEqualTo(1);
        }
    }

    @Test
    void aJobRetriedWhileItsCancelledAttemptIsStillAtWorkIsWokenAgain() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(2);
        try (JobWorkers workers = ledger.work(job -> Mono.fromCallable(() -> {
                    again.countDown();
                    begun.countDown();
                    return letGo.await(10, TimeUnit.SECONDS);
                })
                .then())) {
            Accepted.Queued accepted = queued(OWNER, upload("a.md", "Text."));
            begun.await();
            ledger.jobs().cancel(OWNER, accepted.jobId()).block();
            ledger.jobs().retry(OWNER, accepted.jobId()).block();
            letGo.countDown();
            assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
