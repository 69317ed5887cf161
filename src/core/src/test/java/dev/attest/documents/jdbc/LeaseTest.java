package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

@OnEveryDatabase
class LeaseTest extends LedgerTests {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Its clock is a day ahead of the other's: only the database's counts. */
    private Ledger other;

    @BeforeEach
    void openAgain() {
        other = Ledger.open(settings, Clock.fixed(Instant.now().plus(Duration.ofDays(1)), ZoneOffset.UTC));
    }

    @AfterEach
    void closeAgain() {
        other.close();
    }

    @Test
    void whoHasATurnKeepsItAndNobodyElseGetsIt() {
        assertThat(hold(ledger, "one")).isTrue();
        assertThat(hold(other, "two")).isFalse();
        assertThat(hold(ledger, "one")).isTrue();
        assertThat(hold(other, "two")).isFalse();
    }

    @Test
    void aTurnOfAnotherNameIsAnother() {
        assertThat(hold(ledger, "one")).isTrue();
        assertThat(other.leases().hold("another", "two", HOUR).block()).isTrue();
    }

    @Test
    void aTurnIsTakenOverExactlyWhenItsTermHasRunOut() throws SQLException {
        assertThat(hold(ledger, "one")).isTrue();
        sql("update lease set expires_at = current_timestamp + interval '1' minute");
        assertThat(hold(other, "two")).isFalse();
        sql("update lease set expires_at = current_timestamp");
        assertThat(hold(other, "two")).isTrue();
        assertThat(hold(ledger, "one")).isFalse();
    }

    @Test
    void holdingATurnAgainBeginsItsTermAnew() throws SQLException {
        assertThat(hold(ledger, "one")).isTrue();
        sql("update lease set expires_at = current_timestamp");
        assertThat(hold(ledger, "one")).isTrue();
        assertThat(hold(other, "two")).isFalse();
    }

    @Test
    void aTermIsAsLongAsWasAskedFor() throws SQLException {
        ledger.leases().hold("writer", "one", Duration.ofMillis(90_500)).block();
        sql("delete from lease where expires_at <= current_timestamp + interval '60' second"
                + " or expires_at > current_timestamp + interval '90.5' second");
        assertThat(hold(other, "two")).isFalse();
    }

    @Test
    void aTurnGivenBackIsFreeAtOnce() {
        assertThat(hold(ledger, "one")).isTrue();
        ledger.leases().release("writer", "one").block();
        assertThat(hold(other, "two")).isTrue();
    }

    @Test
    void givingBackWhatSomebodyElseHasChangesNothing() {
        assertThat(hold(ledger, "one")).isTrue();
        other.leases().release("writer", "two").block();
        assertThat(hold(other, "two")).isFalse();
    }

    @Test
    void ofManyWhoAskAtOnceForAFreeTurnOneGetsIt() {
        for (int round = 0; round < 10; round++) {
            assertThat(winners("turn-" + round)).isEqualTo(1);
        }
    }

    @Test
    void ofManyWhoAskAtOnceForATurnThatRanOutOneGetsIt() throws SQLException {
        for (int round = 0; round < 10; round++) {
            String turn = "turn-" + round;
            ledger.leases().hold(turn, "late", HOUR).block();
            sql("update lease set expires_at = current_timestamp");
            assertThat(winners(turn)).isEqualTo(1);
        }
    }

    private long winners(String turn) {
        return Flux.range(0, 8)
                .flatMap(n -> (n % 2 == 0 ? ledger : other).leases().hold(turn, "holder-" + n, HOUR))
                .filter(held -> held)
                .count()
                .block();
    }

    private static boolean hold(Ledger by, String holder) {
        return by.leases().hold("writer", holder, HOUR).block();
    }
}
