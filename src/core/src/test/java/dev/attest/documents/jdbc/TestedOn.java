package dev.attest.documents.jdbc;

import dev.attest.services.RealPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The databases that a ledger can be in; tests of {@link OnEveryDatabase} run on each. */
enum TestedOn {
    H2 {
        @Override
        LedgerSettings fresh(Path folder) {
            return LedgerSettings.embedded(folder);
        }

        @Override
        void drop(LedgerSettings settings) {
            // It goes with its folder.
        }

        @Override
        String blockedSessions() {
            return "information_schema.sessions where blocker_id is not null";
        }
    },

    POSTGRESQL {
        @Override
        LedgerSettings fresh(Path folder) {
            try {
                return LedgerTemplate.get().copy();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        void drop(LedgerSettings settings) {
            RealPostgres.shared()
                    .drop(new RealPostgres.Database(
                            settings.url(), String.valueOf(settings.user()), String.valueOf(settings.password())));
        }

        @Override
        String blockedSessions() {
            return "pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0";
        }
    };

    /** A new ledger that nobody has opened yet. */
    abstract LedgerSettings fresh(Path folder);

    abstract void drop(LedgerSettings settings);

    /** The from-clause of sessions that wait for another's lock. */
    abstract String blockedSessions();

    /** For a database that a test made itself. */
    static LedgerSettings settings(RealPostgres.Database database) {
        return LedgerSettings.postgresql(database.url(), database.user(), database.password(), 6);
    }

    /** An empty ledger on the server, copied for each test: faster than to migrate each. */
    private static final class LedgerTemplate {

        private static @Nullable LedgerTemplate made;

        private final RealPostgres.Database empty = RealPostgres.shared().freshDatabase();
        private final Connection desk;

        private LedgerTemplate() throws SQLException {
            LedgerSettings settings = settings(empty);
            try (var pool = Pools.open(settings)) {
                Migrations.run(settings, pool);
            }
            desk = RealPostgres.shared().freshDatabase().connect();
        }

        static synchronized LedgerTemplate get() throws SQLException {
            if (made == null) {
                made = new LedgerTemplate();
            }
            return made;
        }

        private synchronized LedgerSettings copy() throws SQLException {
            String template = empty.url().replaceFirst(".*/([^?]*).*", "$1");
            String name = "ledger_" + UUID.randomUUID().toString().replace("-", "");
            try (var statement = desk.createStatement()) {
                statement.execute("create database " + name + " template " + template);
            }
            String url = empty.url().replace("/" + template, "/" + name);
            return settings(new RealPostgres.Database(url, empty.user(), empty.password()));
        }
    }
}
