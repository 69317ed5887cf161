package dev.attest.documents.jdbc;

import dev.attest.documents.Blobs;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.Chunks;
import dev.attest.documents.Collections;
import dev.attest.documents.Documents;
import dev.attest.documents.Embeddings;
import dev.attest.documents.Encodings;
import dev.attest.documents.Jobs;
import dev.attest.documents.Layouts;
import dev.attest.documents.Leases;
import dev.attest.documents.Staging;
import dev.attest.ledger.jdbc.Database;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.ledger.jdbc.LedgerUnreachable;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Opens the ledger, brings its schema up to date, and hands out its repositories. */
public final class Ledger implements AutoCloseable {

    private final Database database;
    private final JobQueue queue;
    private final LedgerSettings settings;
    private final UUID id;

    private Ledger(Database database, LedgerSettings settings, UUID id) {
        this.database = database;
        this.queue = new JobQueue(database);
        this.settings = settings;
        this.id = id;
    }

    /**
     * Opens it; blocks. Collections whose deletion was interrupted are gone afterwards.
     *
     * @throws LedgerUnreachable when PostgreSQL does not answer, or not as it must
     */
    public static Ledger open(LedgerSettings settings, Clock clock) {
        Database database = Database.open(settings, clock);
        try {
            Ledger ledger = new Ledger(database, settings, identity(database));
            new Purge(database, ledger.blobs()).leftovers().block();
            return ledger;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Of processes that open a new ledger at the same time, one names it. */
    private static UUID identity(Database database) {
        return Objects.requireNonNull(database.transact(jdbc -> {
                    jdbc.sql("insert into ledger (one, id) values (1, :id) on conflict do nothing")
                            .param("id", UUID.randomUUID())
                            .update();
                    return jdbc.sql("select id from ledger").query(UUID.class).single();
                })
                .block());
    }

    /** What tells this ledger from every other: given to it once, and the same in all processes that open it. */
    public UUID id() {
        return id;
    }

    /** For the repositories of other features. */
    public Database database() {
        return database;
    }

    public Collections collections() {
        return new JdbcCollections(database, new Purge(database, blobs()));
    }

    public Documents documents() {
        return new JdbcDocuments(database, queue, blobs());
    }

    public Blobs blobs() {
        return new JdbcBlobs(database, settings.blobGrace());
    }

    public Jobs jobs() {
        return new JdbcJobs(database, queue);
    }

    public Staging staging() {
        return new JdbcStaging(database, queue, blobs());
    }

    public Embeddings embeddings() {
        return new JdbcEmbeddings(database);
    }

    public Encodings encodings() {
        return new JdbcEncodings(database);
    }

    public Leases leases() {
        return new JdbcLeases(database);
    }

    public ChangeLog changeLog() {
        return new JdbcChangeLog(database);
    }

    public Layouts layouts() {
        return new JdbcLayouts(database);
    }

    public Chunks chunks() {
        return new JdbcChunks(database);
    }

    /**
     * Starts working on jobs, also on those a killed process left behind.
     *
     * @param work what to do with a job; an error means: try again later
     */
    public JobWorkers work(Function<UUID, Mono<Void>> work) {
        return JobWorkers.start(database, queue, settings.workers(), work);
    }

    @Override
    public void close() {
        database.close();
    }
}
