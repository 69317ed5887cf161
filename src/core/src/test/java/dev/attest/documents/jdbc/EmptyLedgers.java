package dev.attest.documents.jdbc;

import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.services.RealPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Ledgers on the shared PostgreSQL, emptied and used again: ten times faster than to make one for each test. */
final class EmptyLedgers {

    /** All tables but Flyway's. */
    private static final String EMPTY_ALL = "do $$ begin execute (select 'truncate '"
            + " || string_agg(quote_ident(tablename), ', ') || ' restart identity cascade' from pg_tables"
            + " where schemaname = 'public' and tablename not like 'flyway%'); end $$";

    private static final Queue<LedgerSettings> IDLE = new ConcurrentLinkedQueue<>();

    static {
        // A server that is stopped with this JVM needs no tidying; anybody else's is left as it was.
        if (System.getenv("POSTGRES_URL") != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> IDLE.forEach(EmptyLedgers::drop)));
        }
    }

    private EmptyLedgers() {}

    private static void drop(LedgerSettings settings) {
        RealPostgres.shared()
                .drop(new RealPostgres.Database(
                        settings.url(), String.valueOf(settings.user()), String.valueOf(settings.password())));
    }

    static LedgerSettings take() {
        LedgerSettings idle = IDLE.poll();
        return idle == null ? TestedOn.settings(RealPostgres.shared().freshDatabase()) : idle;
    }

    static void giveBack(LedgerSettings settings) {
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '10s'");
            statement.execute(EMPTY_ALL);
            IDLE.add(settings);
        } catch (SQLException e) {
            throw new IllegalStateException(settings + " is still in use", e);
        }
    }
}
