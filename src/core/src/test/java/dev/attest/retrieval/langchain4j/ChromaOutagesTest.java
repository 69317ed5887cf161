package dev.attest.retrieval.langchain4j;

import static dev.attest.retrieval.langchain4j.ChromaUse.PATIENCE;
import static dev.attest.retrieval.langchain4j.ChromaUse.chunks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.faults.Fault;
import dev.attest.faults.FaultyProxy;
import dev.attest.retrieval.IndexUnavailable;
import dev.attest.services.RealChroma;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that cannot be reached, as everything between it and us can make it; one adapter goes through all of it. */
class ChromaOutagesTest {

    private final URI server = RealChroma.shared().url();
    private final FaultyProxy proxy = FaultyProxy.before(server);
    private final URI url = proxy.instead(server);
    private final UUID ledger = UUID.randomUUID();
    private final SteppedClock clock = new SteppedClock();
    private final ChromaUse direct = new ChromaUse(ChromaUse.patient(server), ledger, clock);

    @AfterEach
    void close() {
        direct.clear();
        direct.close();
        proxy.close();
    }

    private ChromaUse through(Duration timeout) {
        return new ChromaUse(ChromaUse.settings(url, timeout, 10), ledger, clock);
    }

    private static void assertRecovers(ChromaUse use) {
        assertThat(use.found(1)).isEqualTo(5);
        assertGoesOn(use);
    }

    private static void assertGoesOn(ChromaUse use) {
        use.apply(chunks(1, 2, 2, 5));
        assertThat(use.applied()).isEqualTo(Map.of(1L, 2L));
        assertThat(use.found(1)).isEqualTo(10);
        assertThat(use.count(1)).isEqualTo(10);
    }

    @Test
    void namesAServerThatRefusesAndUsesItAgainOnceItIsBack() {
        try (ChromaUse use = through(PATIENCE)) {
            use.apply(chunks(1, 1, 1, 5));
            proxy.behave(Fault.REFUSE);

            assertThat(use.failures())
                    .extracting(IndexUnavailable::getMessage)
                    .allSatisfy(message -> assertThat(message)
                            .isEqualTo(
                                    "ChromaDB at " + url + " cannot be reached; is it running, and is the URL right?"));

            proxy.behave(Fault.PASS);
            clock.step(ServerGuard.PAUSE.plusMillis(1));
            assertRecovers(use);
        }
    }

    @Test
    void opensBeforeTheServerIsThere() {
        proxy.behave(Fault.REFUSE);
        try (ChromaUse use = through(PATIENCE)) {
            ChromaUse.failure(use.indexes.version());

            proxy.behave(Fault.PASS);
            use.apply(chunks(1, 1, 1, 5));
            assertRecovers(use);
        }
    }

    @Test
    void failsAtOnceAfterRepeatedFailuresUntilACallSucceeds() {
        try (ChromaUse use = through(PATIENCE)) {
            use.apply(chunks(1, 1, 1, 5));
            proxy.behave(Fault.RESET);
            for (int i = 0; i < 4; i++) {
                use.failures();
            }
            int asked = proxy.opened();

            assertThat(use.failures())
                    .extracting(IndexUnavailable::getMessage)
                    .allSatisfy(message -> assertThat(message)
                            .contains(url.toString(), "left alone for a moment", "the last was: ChromaDB at"));
            assertThat(proxy.opened()).isEqualTo(asked);

            clock.step(ServerGuard.PAUSE.plusMillis(1));
            use.failures();
            assertThat(proxy.opened()).isGreaterThan(asked);

            proxy.behave(Fault.PASS);
            clock.step(ServerGuard.PAUSE.plusMillis(1));
            assertRecovers(use);
        }
    }

    @Test
    void waitsNoLongerThanTheTimeoutForASlowServer() {
        direct.apply(chunks(1, 1, 1, 5));
        try (ChromaUse use = through(Duration.ofMillis(300))) {
            proxy.behave(new Fault.Delay(Duration.ofSeconds(30)));

            assertThat(use.failures())
                    .extracting(IndexUnavailable::getMessage)
                    .allSatisfy(message ->
                            assertThat(message).isEqualTo("ChromaDB at " + url + " did not answer within 300 ms"));
            assertThat(use.failures())
                    .extracting(IndexUnavailable::getMessage)
                    .allSatisfy(message -> assertThat(message).contains("left alone"));
        }
        assertThat(direct.found(1)).isEqualTo(5);
    }

    @Test
    void waitsNoLongerThanTheTimeoutForAServerThatSendsByteByByte() {
        direct.apply(chunks(1, 1, 1, 5));
        try (ChromaUse use = through(Duration.ofSeconds(1))) {
            proxy.behave(new Fault.Throttle(1));

            assertThat(ChromaUse.failure(use.index().applied())).hasMessageContaining("did not answer within 1000 ms");
        }
    }

    @Test
    void recoversFromASlowServerWithoutBeingOpenedAgain() {
        try (ChromaUse use = through(Duration.ofSeconds(10))) {
            use.apply(chunks(1, 1, 1, 5));
            proxy.behave(new Fault.Delay(Duration.ofSeconds(30)));
            ChromaUse.failure(use.index().applied());

            proxy.behave(Fault.PASS);
            assertRecovers(use);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 150, 1_500})
    void losesNothingWhenAnswersAreCut(int bytes) {
        try (ChromaUse use = through(PATIENCE)) {
            use.apply(chunks(1, 1, 1, 5));
            proxy.behave(new Fault.CutAfter(bytes));
            ChromaUse.failure(use.index().apply(chunks(1, 2, 2, 5)).repeat(20).then());
            assertThat(direct.applied().get(1L)).isBetween(1L, 2L);

            proxy.behave(Fault.PASS);
            clock.step(ServerGuard.PAUSE.plusMillis(1));
            assertRecovers(use);
        }
    }

    @Test
    void leavesNothingToMendWhenWritingIsCancelled() {
        try (ChromaUse use = through(PATIENCE)) {
            use.apply(chunks(1, 1, 1, 5));
            var writing = use.index().apply(chunks(1, 2, 2, 5)).subscribe();
            writing.dispose();

            // Some of it may have been written before it was cancelled.
            assertThat(use.found(1)).isBetween(5, 10);
            assertGoesOn(use);
        }
    }
}
