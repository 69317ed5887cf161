package dev.attest.ledger.jdbc;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is and how it is worked.
 *
 * @param url of the database, for JDBC
 * @param user null where the URL says it or none is needed
 * @param password null where the URL says it or none is needed
 * @param connections most connections at once; transactions get all but two, which wake jobs
 * @param workers most jobs at once
 * @param blobGrace how long an upload may take before what it stored counts as left behind
 */
public record LedgerSettings(
        String url,
        @Nullable String user,
        @Nullable String password,
        int connections,
        int workers,
        Duration blobGrace) {

    /** An eighth of the heap, of the pages as objects; of a small heap no less than H2's own default. */
    private static final long CACHE_KB =
            Math.max(16 * 1024, Runtime.getRuntime().maxMemory() / 8 / 1024);

    private static final String POSTGRESQL = "jdbc:postgresql:";

    public LedgerSettings {
        if (connections < 4 || workers < 1) {
            throw new IllegalArgumentException("The ledger needs at least 4 connections and 1 worker");
        }
    }

    /** An H2 file under a data folder. */
    public static LedgerSettings embedded(Path dataFolder) {
        // CACHE_SIZE, in KB: H2 keeps 16 MB of pages by default, which are read and decoded again for nearly every
        // passage.
        // WRITE_DELAY=0: with H2's default of 500 ms, commits that were acknowledged are lost at a kill.
        String url = "jdbc:h2:file:" + dataFolder.resolve("ledger").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=" + CACHE_KB;
        return new LedgerSettings(url, null, null, 10, 2, Duration.ofHours(1));
    }

    /**
     * A PostgreSQL 12 or newer, which several processes may share. The database must exist, in UTF-8; its user must own it
     * or be allowed to create tables in its schema.
     *
     * @param url {@code jdbc:postgresql://host:5432/name}, with the driver's parameters if need be
     * @param connections at least 4; of all processes together fewer than the server's {@code max_connections}
     * @throws IllegalArgumentException when the URL is none, without repeating it
     */
    public static LedgerSettings postgresql(
            String url, @Nullable String user, @Nullable String password, int connections) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("A PostgreSQL database's URL begins with " + POSTGRESQL
                    + "//, as in jdbc:postgresql://localhost:5432/attest");
        }
        if (authority(url).indexOf('@') >= 0) {
            // The driver would take all of it for the name of a host, and print it.
            throw new IllegalArgumentException(
                    "A PostgreSQL database's URL holds no user and password before its host");
        }
        return new LedgerSettings(url, user, password, connections, 2, Duration.ofHours(1));
    }

    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** The database in words for people, without anything secret. */
    String place() {
        return isPostgresql() ? "PostgreSQL at " + authority(url) : "The embedded database";
    }

    private static String authority(String url) {
        try {
            String authority = URI.create(url.substring("jdbc:".length())).getRawAuthority();
            return authority == null ? "localhost:5432" : authority;
        } catch (IllegalArgumentException e) {
            // Not as the cause either: its message repeats the URL, which may hold a password.
            throw new IllegalArgumentException(
                    "A PostgreSQL database's URL is like jdbc:postgresql://localhost:5432/attest; this one is no URL");
        }
    }

    /** Without the URL, whose parameters may hold a password, too. */
    @Override
    public String toString() {
        return "LedgerSettings[" + place() + ", connections=" + connections + ", workers=" + workers + ", blobGrace="
                + blobGrace + "]";
    }
}
