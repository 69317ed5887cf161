package dev.attest.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.faults.Fault;
import dev.attest.faults.FaultyProxy;
import dev.attest.ledger.jdbc.DatabaseCheck.Closed;
import dev.attest.ledger.jdbc.DatabaseCheck.Open;
import dev.attest.ledger.jdbc.DatabaseCheck.Reason;
import dev.attest.ledger.jdbc.DatabaseCheck.Result;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static EmbeddedPostgres postgres;

    private FaultyProxy proxy;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void startProxy() {
        proxy = new FaultyProxy("127.0.0.1", postgres.getPort());
    }

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    @Test
    void saysWhichVersionLetsUsIn() {
        assertThat(check("postgres", PATIENCE))
                .isInstanceOfSatisfying(
                        Open.class, open -> assertThat(open.version()).startsWith("PostgreSQL 1"));
        proxy.awaitOpen(0, PATIENCE);
    }

    @Test
    void aDatabaseThatDoesNotExistIsMissing() {
        assertThat(check("nowhere", PATIENCE)).isEqualTo(new Closed(Reason.DATABASE_MISSING));
    }

    @Test
    void aDatabaseThatCannotHoldEveryTextIsOfNoUse() throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database latin encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
        }
        assertThat(check("latin", PATIENCE)).isEqualTo(new Closed(Reason.NOT_UNICODE));
    }

    @Test
    void aHostNobodyKnowsIsUnknown() {
        assertThat(DatabaseCheck.of("jdbc:postgresql://no.such.host.invalid/x", "u", Optional.empty(), PATIENCE))
                .isEqualTo(new Closed(Reason.HOST_UNKNOWN));
    }

    @Test
    void whereNothingListensItIsRefused() {
        proxy.behave(Fault.REFUSE);
        assertThat(check("postgres", PATIENCE)).isEqualTo(new Closed(Reason.REFUSED));
    }

    @Test
    void whoNeverAnswersIsSilent() {
        proxy.behave(Fault.BLACK_HOLE);
        assertThat(check("postgres", Duration.ofSeconds(1))).isEqualTo(new Closed(Reason.SILENT));
    }

    @Test
    void aConnectionThatBreaksOffIsNotMistakenForAnother() {
        proxy.behave(new Fault.CutAfter(3));
        assertThat(check("postgres", PATIENCE)).isEqualTo(new Closed(Reason.OTHER));
    }

    @Test
    void aUserTheServerDoesNotKnowIsRefused() {
        assertThat(DatabaseCheck.of(url("postgres"), "nobody", Optional.of("s3cret"), PATIENCE))
                .isEqualTo(new Closed(Reason.WRONG_PASSWORD));
    }

    @Test
    void wrongAndMissingPasswordsAreRefused() throws Exception {
        // The embedded server trusts everybody until its rules are replaced.
        try (EmbeddedPostgres strict = EmbeddedPostgres.builder().start()) {
            try (Connection connection = strict.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role attest login password 's3cret'");
                statement.execute("create table rules (line text)");
                statement.execute("insert into rules values ('host all all 127.0.0.1/32 scram-sha-256')");
                statement.execute(
                        "do $$ begin execute format('copy rules to %L'," + " current_setting('hba_file')); end $$");
                statement.execute("select pg_reload_conf()");
            }
            String url = "jdbc:postgresql://127.0.0.1:" + strict.getPort() + "/postgres";
            assertThat(eventually(url, Optional.of("wrong"))).isEqualTo(new Closed(Reason.WRONG_PASSWORD));
            assertThat(DatabaseCheck.of(url, "attest", Optional.empty(), PATIENCE))
                    .isEqualTo(new Closed(Reason.WRONG_PASSWORD));
            assertThat(DatabaseCheck.of(url, "attest", Optional.of("s3cret"), PATIENCE))
                    .isInstanceOf(Open.class);
        }
    }

    /** The server reads new rules a moment after it was told to. */
    private static Result eventually(String url, Optional<String> password) throws InterruptedException {
        Result result = DatabaseCheck.of(url, "attest", password, PATIENCE);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (result instanceof Open && System.nanoTime() < deadline) {
            Thread.sleep(50);
            result = DatabaseCheck.of(url, "attest", password, PATIENCE);
        }
        return result;
    }

    private Result check(String database, Duration patience) {
        return DatabaseCheck.of(url(database), "postgres", Optional.of("any"), patience);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + database;
    }
}
