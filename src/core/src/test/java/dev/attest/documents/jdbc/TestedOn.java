package dev.attest.documents.jdbc;

import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.services.RealPostgres;
import java.nio.file.Path;

/** The databases that a ledger can be in; tests of {@link OnEveryDatabase} run on each. */
public enum TestedOn {
    H2 {
        @Override
        public LedgerSettings fresh(Path folder) {
            return LedgerSettings.embedded(folder);
        }

        @Override
        public void drop(LedgerSettings settings) {
            // It goes with its folder.
        }

        @Override
        String blockedSessions() {
            return "information_schema.sessions where blocker_id is not null";
        }
    },

    POSTGRESQL {
        @Override
        public LedgerSettings fresh(Path folder) {
            return EmptyLedgers.take();
        }

        @Override
        public void drop(LedgerSettings settings) {
            EmptyLedgers.giveBack(settings);
        }

        @Override
        String blockedSessions() {
            return "pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0";
        }
    };

    /** A new ledger that nobody has opened yet. */
    public abstract LedgerSettings fresh(Path folder);

    /** Gives it back. */
    public abstract void drop(LedgerSettings settings);

    /** The from-clause of sessions that wait for another's lock. */
    abstract String blockedSessions();

    /** For a database that a test made itself. */
    static LedgerSettings settings(RealPostgres.Database database) {
        return LedgerSettings.postgresql(database.url(), database.user(), database.password(), 6);
    }
}
