package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Accepted;
import dev.attest.documents.Change;
import dev.attest.documents.Job;
import dev.attest.documents.JobState;
import dev.attest.documents.Upload;
import dev.attest.faults.Fault;
import dev.attest.faults.FaultyProxy;
import dev.attest.ledger.LedgerUnavailable;
import dev.attest.ledger.jdbc.Database;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.services.OwnPostgres;
import dev.attest.services.RealPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

@DisplayName("While PostgreSQL is away, and after")
class OutageTest extends LedgerTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static OwnPostgres server;

    private FaultyProxy proxy;

    @BeforeAll
    static void startServer() {
        server = RealPostgres.own();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    LedgerSettings fresh() {
        RealPostgres.Database behind = server.freshDatabase();
        proxy = new FaultyProxy("127.0.0.1", server.port());
        String url = behind.url().replaceFirst("//[^/]+/", "//" + proxy.host() + ":" + proxy.port() + "/");
        return LedgerSettings.postgresql(url + "?socketTimeout=3", behind.user(), behind.password(), 6);
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @Test
    void whatWasAcknowledgedIsKeptAndWorkGoesOnByItself() {
        var acknowledged = new ArrayList<Accepted.Queued>();
        for (int i = 0; i < 30; i++) {
            acknowledged.add(patiently("doc-" + i, "Text " + i));
            if (i == 5) {
                server.stop();
                CompletableFuture.runAsync(server::start);
            }
            if (i == 15) {
                server.kill();
                CompletableFuture.runAsync(server::start);
            }
        }
        assertThat(acknowledged).extracting(Accepted.Queued::jobId).doesNotHaveDuplicates();
        acknowledged.forEach(accepted -> {
            assertThat(job(accepted.jobId()).state()).isEqualTo(JobState.QUEUED);
            assertThat(ledger.documents().versions(OWNER, accepted.documentId()).block())
                    .hasSize(1);
        });
    }

    /** As a client does: the same upload under the same key, until it is acknowledged. */
    private Accepted.Queued patiently(String key, String text) {
        return (Accepted.Queued) Mono.defer(() -> ledger.documents().accept(OWNER, named(key, text)))
                .retryWhen(untilBack())
                .block(PATIENCE);
    }

    private static Retry untilBack() {
        return Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(100))
                .scheduler(Schedulers.boundedElastic())
                .filter(LedgerUnavailable.class::isInstance);
    }

    private Upload named(String key, String text) {
        Upload upload = upload(key, text);
        return new Upload(
                upload.target(),
                upload.blob(),
                upload.fileName(),
                upload.mediaType(),
                upload.title(),
                upload.readers(),
                upload.warnings(),
                Optional.of("key of " + key));
    }

    private Job job(UUID id) {
        return ledger.jobs().find(OWNER, id).block();
    }

    @Test
    void jobsUnderWhichTheDatabaseWasKilledEndWithoutARestart() throws InterruptedException {
        int jobs = 12;
        CountDownLatch some = new CountDownLatch(3);
        var accepted = new ArrayList<UUID>();
        for (int i = 0; i < jobs; i++) {
            accepted.add(queued(OWNER, upload("doc-" + i, "Text " + i)).jobId());
        }
        try (JobWorkers workers = ledger.work(job -> ingest(job).doOnSuccess(done -> some.countDown()))) {
            assertThat(some.await(30, TimeUnit.SECONDS)).isTrue();
            server.kill();
            server.start();
            await(() -> accepted.stream().allMatch(id -> job(id).state() == JobState.READY));
        }
        List<Change> changes =
                ledger.changeLog().after(collectionId(), 0, 1_000).block();
        assertThat(changes)
                .extracting(Change::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, changes.size()).boxed().toList());
        assertThat(changes)
                .filteredOn(change -> change.kind() == Change.Kind.ACTIVATED)
                .extracting(Change::documentId)
                .doesNotHaveDuplicates()
                .hasSize(jobs);
        assertThat(accepted).allSatisfy(id -> assertThat(job(id).attempts()).isEqualTo(1));
    }

    @Test
    void jobsUnderWhichTheDatabaseFailedOverToAStandbyEndWithoutARestart() throws Exception {
        int jobs = 12;
        CountDownLatch some = new CountDownLatch(3);
        AtomicInteger refused = new AtomicInteger();
        var accepted = new ArrayList<UUID>();
        for (int i = 0; i < jobs; i++) {
            accepted.add(queued(OWNER, upload("doc-" + i, "Text " + i)).jobId());
        }
        try (JobWorkers workers = ledger.work(job -> ingest(job)
                .doOnSuccess(done -> some.countDown())
                .doOnError(LedgerUnavailable.class, e -> refused.incrementAndGet()))) {
            assertThat(some.await(30, TimeUnit.SECONDS)).isTrue();
            readOnly(true);
            await(() -> refused.get() > 0);
            readOnly(false);
            await(() -> accepted.stream().allMatch(id -> job(id).state() == JobState.READY));
        } finally {
            readOnly(false);
        }
        assertThat(ledger.changeLog().after(collectionId(), 0, 1_000).block())
                .filteredOn(change -> change.kind() == Change.Kind.ACTIVATED)
                .extracting(Change::documentId)
                .doesNotHaveDuplicates()
                .hasSize(jobs);
        assertThat(accepted).allSatisfy(id -> assertThat(job(id).attempts()).isEqualTo(1));
    }

    /** As a standby answers that has not been promoted yet: every write ends in 25006. */
    private void readOnly(boolean now) throws SQLException {
        sql("alter system set default_transaction_read_only = " + (now ? "on" : "off"));
        sql("select pg_reload_conf()");
    }

    @Test
    void aJobWhoseStatementsAlwaysTakeTooLongIsNotTriedForEver() throws Exception {
        UUID id = queued(OWNER, upload("doc", "Text")).jobId();
        AtomicInteger attempts = new AtomicInteger();
        try (Database slow = Database.open(settings, Clock.systemUTC());
                JobWorkers workers = ledger.work(job -> ledger.staging()
                        .begin(job)
                        .doOnNext(work -> attempts.set(work.attempt()))
                        .then(slow.transact(jdbc -> {
                            jdbc.sql("set local statement_timeout = 50").update();
                            return jdbc.sql("select count(pg_sleep(10))")
                                    .query(Long.class)
                                    .single();
                        }))
                        .then())) {
            await(() -> attempts.get() >= 3);
        }
        assertThat(job(id).attempts()).isGreaterThanOrEqualTo(2);
    }

    private Mono<Void> ingest(UUID job) {
        return Mono.delay(Duration.ofMillis(100))
                .then(Mono.fromRunnable(() -> activate(job, "Text of " + job)).subscribeOn(Schedulers.boundedElastic()))
                .then();
    }

    private static void await(BooleanSupplier reached) {
        Flux.interval(Duration.ofMillis(200))
                .onBackpressureDrop()
                .concatMap(n -> Mono.fromCallable(reached::getAsBoolean)
                        .subscribeOn(Schedulers.boundedElastic())
                        .onErrorReturn(LedgerUnavailable.class, false))
                .filter(done -> done)
                .blockFirst(PATIENCE);
    }

    @Test
    void everyCallEndsInOneTypedErrorWhileTheServerRefuses() {
        proxy.behave(Fault.REFUSE);
        assertThatThrownBy(() -> ledger.collections().readable(OWNER).block()).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(
                        () -> ledger.blobs().store(Flux.just(new byte[10]), 100).block())
                .isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> ledger.leases()
                        .hold("turn", "me", Duration.ofSeconds(5))
                        .block())
                .isInstanceOf(LedgerUnavailable.class);
        proxy.behave(Fault.PASS);
        assertThat(Mono.defer(() -> ledger.collections().readable(OWNER))
                        .retryWhen(untilBack())
                        .block(PATIENCE))
                .hasSize(1);
    }

    @Test
    void aServerThatSwallowsEverythingIsGivenUp() {
        proxy.behave(Fault.BLACK_HOLE);
        assertThatThrownBy(() -> ledger.collections().readable(OWNER).block(Duration.ofSeconds(20)))
                .isInstanceOf(LedgerUnavailable.class);
        proxy.behave(Fault.PASS);
        assertThat(Mono.defer(() -> ledger.collections().readable(OWNER))
                        .retryWhen(untilBack())
                        .block(PATIENCE))
                .hasSize(1);
    }

    /** Wherever the answers break off, also between a commit and its acknowledgement. */
    @Test
    void anUploadSentAgainAfterABrokenConnectionIsOneUpload() {
        AtomicInteger broken = new AtomicInteger();
        for (int bytes = 0; bytes < 2_000; bytes += 67) {
            String key = "doc-" + bytes;
            Upload upload = named(key, "Text " + bytes);
            proxy.behave(new Fault.CutAfter(bytes));
            Optional<Accepted> first = ledger.documents()
                    .accept(OWNER, upload)
                    .doOnError(LedgerUnavailable.class, e -> broken.incrementAndGet())
                    .onErrorComplete(LedgerUnavailable.class)
                    .blockOptional(PATIENCE);
            proxy.behave(Fault.PASS);
            Accepted.Queued accepted = patiently(key, "Text " + bytes);
            first.ifPresent(acknowledged -> assertThat(accepted).isEqualTo(acknowledged));
            assertThat(content(accepted.documentId())).isEqualTo("Text " + bytes);
            assertThat(ledger.documents().versions(OWNER, accepted.documentId()).block())
                    .hasSize(1);
        }
        assertThat(broken).hasPositiveValue();
    }

    private String content(UUID document) {
        return ledger.documents()
                .content(OWNER, document, Optional.of(1))
                .flatMapMany(content -> ledger.blobs().read(content.blob(), 0, content.size()))
                .map(String::new)
                .reduce("", String::concat)
                .block();
    }

    @Test
    void aVersionWhoseActivationBrokeOffIsActivatedOnce() {
        AtomicInteger broken = new AtomicInteger();
        for (int bytes = 0; bytes < 2_000; bytes += 67) {
            String text = "Text " + bytes;
            Accepted.Queued accepted = queued(OWNER, upload("doc-" + bytes, text));
            stage(accepted.jobId(), text);
            proxy.behave(new Fault.CutAfter(bytes));
            ledger.staging()
                    .activate(accepted.jobId(), List.of(), List.of())
                    .doOnError(LedgerUnavailable.class, e -> broken.incrementAndGet())
                    .onErrorComplete(LedgerUnavailable.class)
                    .block(PATIENCE);
            proxy.behave(Fault.PASS);
            // As the worker that takes the job up again.
            Mono.defer(() -> ledger.staging().begin(accepted.jobId()))
                    .flatMap(work -> ledger.staging().activate(work.jobId(), List.of(), List.of()))
                    .retryWhen(untilBack())
                    .block(PATIENCE);
            assertThat(job(accepted.jobId()).state()).isEqualTo(JobState.READY);
        }
        assertThat(broken).hasPositiveValue();
        assertThat(ledger.changeLog().after(collectionId(), 0, 1_000).block())
                .filteredOn(change -> change.kind() == Change.Kind.ACTIVATED)
                .extracting(Change::documentId)
                .doesNotHaveDuplicates()
                .hasSize(30);
    }

    @Test
    void whoFindsNoFreeConnectionIsToldSoAndGetsOneLater() throws SQLException {
        try (Database exhausted = Database.open(settings, Clock.systemUTC())) {
            var taken = new ArrayList<Connection>();
            for (int i = 0; i < settings.connections(); i++) {
                taken.add(exhausted.pool().getConnection());
            }
            assertThatThrownBy(() -> new JdbcCollections(exhausted, new Purge(exhausted, ledger.blobs()))
                            .readable(OWNER)
                            .block())
                    .isInstanceOf(LedgerUnavailable.class);
            for (Connection connection : taken) {
                connection.close();
            }
            assertThat(new JdbcChangeLog(exhausted).heads().block()).hasSize(1);
        }
    }

    @Test
    void callsThatNobodyWaitsForAnyMoreDoNotPileUpBehindAStuckTransaction() throws Exception {
        LedgerSettings patient =
                TestedOn.settings(new RealPostgres.Database(settings.url().replaceFirst("\\?.*", ""), "postgres", ""));
        try (Ledger busy = Ledger.open(patient, Clock.systemUTC());
                Connection holder = connect()) {
            List<Upload> uploads = IntStream.range(0, 8)
                    .mapToObj(i -> upload("doc-" + i, "Text"))
                    .toList();
            holder.setAutoCommit(false);
            holder.createStatement().execute("select * from collection for update");
            List<CompletableFuture<Accepted>> stuck = uploads.stream()
                    .map(upload -> busy.documents().accept(OWNER, upload).toFuture())
                    .toList();
            // What readiness asks, with its patience.
            assertThatThrownBy(() -> busy.changeLog()
                            .heads()
                            .timeout(Duration.ofSeconds(2))
                            .block())
                    .hasCauseInstanceOf(TimeoutException.class);
            holder.rollback();
            for (CompletableFuture<Accepted> accepted : stuck) {
                assertThat(accepted.get(60, TimeUnit.SECONDS)).isInstanceOf(Accepted.Queued.class);
            }
            assertThat(busy.changeLog().heads().block()).hasSize(1);
        }
    }
}
