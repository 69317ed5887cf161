package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.ledger.jdbc.LedgerUnreachable;
import dev.attest.services.RealPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlTest {

    private static final String SECRET = "hunter2";

    @Test
    void thePasswordIsInNoText() {
        String url = "jdbc:postgresql://db.example:5433/attest?password=" + SECRET;
        assertThat(LedgerSettings.postgresql(url, "attest", SECRET, 8).toString())
                .contains("db.example:5433")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://attest:hunter2@db/attest",
                "jdbc:postgresql://attest:hunter2@db/attest",
                "jdbc:postgresql://db/attest?password=hunter2 hunter2",
                "jdbc:mysql://db/attest?password=hunter2"
            })
    void aUrlOfAnotherKindIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> LedgerSettings.postgresql(url, null, null, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PostgreSQL")
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET));
    }

    @Test
    void aServerThatDoesNotRunIsNamedInOneSentence() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var settings = LedgerSettings.postgresql("jdbc:postgresql://localhost:" + port + "/attest", "a", SECRET, 4);
        assertThatThrownBy(() -> Ledger.open(settings, Clock.systemUTC()))
                .isInstanceOf(LedgerUnreachable.class)
                .hasMessage("PostgreSQL at localhost:" + port
                        + " cannot be reached: check that it runs and that host and port are right")
                .hasStackTraceContaining("refused")
                .satisfies(e -> assertThat(e).hasStackTraceContaining("LedgerUnreachable"));
    }

    @Test
    void aDatabaseThatIsMissingIsToldFromAServerThatIs() {
        RealPostgres.Database there = RealPostgres.shared().freshDatabase();
        String url = there.url().replaceFirst("attest_[0-9a-f]+", "none_" + UUID.randomUUID());
        var settings = LedgerSettings.postgresql(url, there.user(), there.password(), 4);
        assertThatThrownBy(() -> Ledger.open(settings, Clock.systemUTC()))
                .isInstanceOf(LedgerUnreachable.class)
                .hasMessageEndingWith("has no database of this name: create it first");
        RealPostgres.shared().drop(there);
    }

    @Test
    void aDatabaseThatCannotHoldEveryTextIsRefused() {
        RealPostgres.Database latin = RealPostgres.shared().freshDatabaseIn("LATIN1");
        assertThatThrownBy(() -> Ledger.open(TestedOn.settings(latin), Clock.systemUTC()))
                .isInstanceOf(LedgerUnreachable.class)
                .hasMessageContaining("LATIN1");
        RealPostgres.shared().drop(latin);
    }

    @Test
    void aCharacterThatPostgresqlCannotHoldIsTheMistakeOfWhoeverSentIt() {
        RealPostgres.Database there = RealPostgres.shared().freshDatabase();
        try (Ledger ledger = Ledger.open(TestedOn.settings(there), Clock.systemUTC())) {
            assertThatThrownBy(() ->
                            ledger.collections().find(LedgerTests.OWNER, "a\0b").block())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("U+0000");
        }
        RealPostgres.shared().drop(there);
    }
}
