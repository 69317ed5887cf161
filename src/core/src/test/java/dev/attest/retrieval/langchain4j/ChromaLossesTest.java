package dev.attest.retrieval.langchain4j;

import static dev.attest.retrieval.langchain4j.ChromaUse.PATIENCE;
import static dev.attest.retrieval.langchain4j.ChromaUse.chunks;
import static dev.attest.retrieval.langchain4j.ChromaUse.patient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.services.OwnChroma;
import dev.attest.services.RealChroma;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is stopped, killed and emptied under an adapter that goes on. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ChromaLossesTest {

    private static OwnChroma server;

    @BeforeAll
    static void start() {
        server = RealChroma.own();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void goesOnAfterARestart() {
        try (ChromaUse use = ChromaUse.of(patient(server.url()))) {
            use.apply(chunks(1, 1, 1, 20));
            assertThat(use.found(1)).isEqualTo(20);

            server.restart();

            assertThat(use.found(1)).isEqualTo(20);
            use.apply(chunks(1, 2, 2, 20));
            assertThat(use.applied()).isEqualTo(Map.of(1L, 2L));
            assertThat(use.found(1)).isEqualTo(40);
        }
    }

    @Test
    void keepsWhatWasAcknowledgedBeforeAKill() {
        try (ChromaUse use = ChromaUse.of(patient(server.url()))) {
            use.apply(chunks(1, 1, 1, 20));
            server.kill();
            ChromaUse.failure(use.index().applied());
            server.restart();

            assertThat(use.applied()).isEqualTo(Map.of(1L, 1L));
            assertThat(use.found(1)).isEqualTo(20);
        }
    }

    @Test
    void takesNoContinuationOfWhatTheServerLost() {
        try (ChromaUse use = ChromaUse.of(patient(server.url()))) {
            use.apply(chunks(1, 1, 1, 20));
            use.apply(chunks(1, 2, 2, 20));
            assertThat(use.found(1)).isEqualTo(40);

            server.wipe();

            assertThat(use.lost(1)).hasMessageContaining("has lost what it held of collection 1");
            assertThat(ChromaUse.failure(use.index().apply(chunks(1, 3, 3, 20))))
                    .hasMessageContaining("has lost what it held of collection 1");
            assertThat(use.count(1)).isZero();

            assertThat(use.applied()).isEmpty();
            use.apply(chunks(1, 1, 1, 20));
            use.apply(chunks(1, 2, 2, 20));
            use.apply(chunks(1, 3, 3, 20));
            assertThat(use.applied()).isEqualTo(Map.of(1L, 3L));
            assertThat(use.found(1)).isEqualTo(60);
        }
    }

    @Test
    void findsWhatAnotherProcessMadeAgain() {
        var ledger = UUID.randomUUID();
        var clock = Clock.systemUTC();
        try (ChromaUse use = new ChromaUse(patient(server.url()), ledger, clock);
                ChromaUse other = new ChromaUse(patient(server.url()), ledger, clock)) {
            use.apply(chunks(1, 5, 1, 20));
            assertThat(use.found(1)).isEqualTo(20);

            other.index().drop(1).block(PATIENCE);
            assertThat(use.lost(1)).hasMessageContaining("has lost what it held of collection 1");
            other.apply(chunks(1, 1, 2, 3));
            assertThat(use.lost(1)).hasMessageContaining("has lost what it held of collection 1");

            assertThat(use.applied()).isEqualTo(Map.of(1L, 1L));
            assertThat(use.found(1)).isEqualTo(3);
        }
    }
}
