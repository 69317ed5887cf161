package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Accepted;
import dev.attest.documents.Upload;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.services.RealPostgres;
import dev.attest.tenancy.Access;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@DisplayName("Two processes on one PostgreSQL")
class ReplicasTest extends LedgerTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Ledger other;

    @Override
    LedgerSettings fresh() {
        database = TestedOn.POSTGRESQL;
        return super.fresh();
    }

    @BeforeEach
    void openAgain() {
        other = opened();
    }

    @AfterEach
    void closeAgain() {
        other.close();
    }

    @Test
    void allWhoOpenANewLedgerAtTheSameTimeSucceedAndAgreeOnItsId() {
        RealPostgres.Database empty = RealPostgres.shared().freshDatabase();
        try {
            List<Ledger> opened = Flux.range(0, 4)
                    .flatMap(n -> Mono.fromCallable(() -> Ledger.open(TestedOn.settings(empty), Clock.systemUTC()))
                            .subscribeOn(Schedulers.boundedElastic()))
                    .collectList()
                    .block(PATIENCE);
            assertThat(opened).hasSize(4);
            assertThat(opened.stream().map(Ledger::id).distinct()).hasSize(1);
            opened.forEach(Ledger::close);
        } finally {
            RealPostgres.shared().drop(empty);
        }
    }

    @Test
    void everyJobIsWorkedOnOnceWhoeverTookIt() throws InterruptedException {
        int jobs = 60;
        Queue<UUID> worked = new ConcurrentLinkedQueue<>();
        CountDownLatch all = new CountDownLatch(jobs);
        try (JobWorkers mine = ledger.work(job -> done(job, worked, all));
                JobWorkers others = other.work(job -> done(job, worked, all))) {
            for (int i = 0; i < jobs; i++) {
                Ledger at = i % 2 == 0 ? ledger : other;
                at.documents().accept(OWNER, upload("doc-" + i, "Text " + i)).block();
            }
            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(worked).doesNotHaveDuplicates().hasSize(jobs);
    }

    private static Mono<Void> done(UUID job, Queue<UUID> worked, CountDownLatch all) {
        return Mono.fromRunnable(() -> {
            worked.add(job);
            all.countDown();
        });
    }

    @Test
    void theJobOfAProcessThatDiedIsTakenOverWithin30Seconds() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        Ledger dying = opened();
        JobWorkers dead = dying.work(job -> {
            begun.countDown();
            return Mono.never();
        });
        Accepted.Queued accepted = queued(OWNER, upload("a.md", "Text."));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        // Without a word to the database, as a kill would: its job stays taken, its heart beats no more.
        dying.close();
        long died = System.nanoTime();
        try (JobWorkers alive = other.work(job -> {
            assertThat(job).isEqualTo(accepted.jobId());
            taken.countDown();
            return Mono.empty();
        })) {
            assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - died)).isGreaterThan(Duration.ofSeconds(5));
        dead.close();
    }

    @Test
    void aLedgerIsOpenedWhileAnotherProcessEmptiesADeletedCollection() {
        ledger.collections().create(OWNER, "old", Access.OPEN).block();
        for (int i = 0; i < 30; i++) {
            var key = new Upload.Target.Key("old", "doc-" + i);
            Accepted.Queued accepted = queued(OWNER, upload(key, "Text " + i, Optional.empty()));
            activate(accepted.jobId(), "Text " + i);
        }
        var deleting = other.collections().delete(OWNER, "old").toFuture();
        var opened = new ArrayList<Ledger>();
        do {
            opened.add(opened());
        } while (!deleting.isDone() && opened.size() < 20);
        deleting.orTimeout(60, TimeUnit.SECONDS).join();
        opened.forEach(Ledger::close);
        assertThat(ledger.changeLog().heads().block()).hasSize(1);
    }

    @Test
    void whatOneReplicaIsUploadingAnotherDoesNotSweep() {
        var upload = upload("a.md", "Text.");
        assertThat(other.blobs().sweep().block()).isZero();
        assertThat(queued(OWNER, upload).jobId()).isNotNull();
        byte[] first = Objects.requireNonNull(
                other.blobs().read(upload.blob().id(), 0, 5).blockFirst());
        assertThat(first).hasSize(5);
    }
}
