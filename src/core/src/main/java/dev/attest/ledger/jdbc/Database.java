package dev.attest.ledger.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.attest.blocking.Blocking;
import dev.attest.ledger.LedgerUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Runs transactions: each on a thread of the database scheduler, never on the caller's. */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int QUEUED_TRANSACTIONS = 10_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    /** Connections that db-scheduler may need while all threads are in transactions. */
    private static final int FOR_JOBS = 2;

    private static final int RETRIES_OF_A_LOST_RACE = 5;

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Scheduler scheduler;
    private final Clock clock;
    private final AtomicBoolean lost = new AtomicBoolean();

    private Database(HikariDataSource pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
        this.jdbc = JdbcClient.create(pool);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.scheduler = Schedulers.newBoundedElastic(threads(pool), QUEUED_TRANSACTIONS, "ledger");
    }

    /**
     * Opens it and brings its schema up to date; blocks.
     *
     * @throws LedgerUnreachable when PostgreSQL does not answer, or not as it must
     */
    public static Database open(LedgerSettings settings, Clock clock) {
        Database database = new Database(Pools.open(settings), clock);
        try {
            Migrations.run(settings, database.pool);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static int threads(HikariDataSource pool) {
        return Math.max(1, pool.getMaximumPoolSize() - FOR_JOBS);
    }

    /**
     * One transaction; run again when the database says it lost a race and nothing of it happened. It ends in
     * {@link LedgerUnavailable} when the database is away: then it may have happened only if the connection broke while it
     * was committed.
     */
    public <T> Mono<T> transact(Function<JdbcClient, @Nullable T> work) {
        return Blocking.on(scheduler, () -> transactions.execute(status -> Optional.ofNullable(work.apply(jdbc))))
                .onErrorMap(Faults::first)
                .retryWhen(Retry.max(RETRIES_OF_A_LOST_RACE)
                        .filter(Faults::isLostRace)
                        .onRetryExhaustedThrow((retry, last) -> last.failure()))
                .doOnSuccess(done -> back())
                .onErrorMap(Faults::isOutage, this::unavailable)
                .onErrorMap(
                        Faults::isUnstorableCharacter,
                        e -> new IllegalArgumentException("The character U+0000 cannot be part of any value"))
                .flatMap(Mono::justOrEmpty);
    }

    /** Told to the log here, in one line, and when it is lost only once: whoever asked learns only that it was in vain. */
    private LedgerUnavailable unavailable(Throwable e) {
        if (!Faults.isAway(e)) {
            LOG.warn("The ledger's database ended a transaction: {}", Faults.message(e));
            return LedgerUnavailable.busy(e);
        }
        if (!lost.getAndSet(true)) {
            LOG.warn("The ledger's database cannot be used now: {}", Faults.message(e));
        }
        LOG.debug("The ledger's database cannot be used now", e);
        return new LedgerUnavailable(e);
    }

    private void back() {
        if (lost.get() && lost.getAndSet(false)) {
            LOG.info("The ledger's database can be used again");
        }
    }

    /** The data source for a library that must join the transactions of this class. */
    public DataSource joining() {
        return new TransactionAwareDataSourceProxy(pool);
    }

    /** The data source for a library that runs transactions of its own. */
    public DataSource pool() {
        return pool;
    }

    /** By the clock of this process, in UTC. */
    public OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    public void close() {
        try {
            scheduler.disposeGracefully().timeout(LAST_WORDS).onErrorComplete().block();
        } finally {
            pool.close();
        }
    }
}
