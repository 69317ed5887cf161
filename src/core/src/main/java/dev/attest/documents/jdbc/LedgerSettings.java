package dev.attest.documents.jdbc;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the ledger is and how it is worked.
 *
 * @param connections most transactions at once, and the threads that run them
 * @param workers most jobs at once
 * @param blobGrace how long an upload may take before what it stored counts as left behind
 */
public record LedgerSettings(String url, int connections, int workers, Duration blobGrace) {

    public LedgerSettings {
        if (connections < 2 || workers < 1) {
            throw new IllegalArgumentException("The ledger needs at least 2 connections and 1 worker");
        }
    }

    /** An H2 file under a data folder. */
    public static LedgerSettings embedded(Path dataFolder) {
        // WRITE_DELAY=0: with H2's default of 500 ms, commits that were acknowledged are lost at a kill.
        String url = "jdbc:h2:file:" + dataFolder.resolve("ledger").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
        return new LedgerSettings(url, 8, 2, Duration.ofHours(1));
    }
}
