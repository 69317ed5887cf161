package dev.attest.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Change;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.StagedChunk;
import dev.attest.documents.VersionKey;
import dev.attest.ledger.LedgerUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class LedgerHealthTest {

    @Test
    void isUpWhileTheLedgerAnswers() {
        assertThat(health(Mono.just(Map.of())).block()).isEqualTo(Health.up().build());
    }

    @Test
    void isDownWhileTheLedgerCannotBeReachedAndDoesNotSayWhy() {
        var away = new LedgerUnavailable(new IllegalStateException("password"));
        assertThat(health(Mono.error(away)).block()).isEqualTo(Health.down().build());
    }

    @Test
    void isDownAfterTwoSecondsWhileTheLedgerIsStuck() {
        StepVerifier.withVirtualTime(() -> health(Mono.never()))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(1_999))
                .thenAwait(Duration.ofMillis(1))
                .expectNext(Health.down().build())
                .verifyComplete();
    }

    private static Mono<Health> health(Mono<Map<Long, Long>> heads) {
        return new LedgerHealth(new Heads(heads)).health();
    }

    /** A change log that is asked for nothing else. */
    private record Heads(Mono<Map<Long, Long>> heads) implements ChangeLog {

        @Override
        public Mono<List<Change>> after(long collectionId, long sequence, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<List<StagedChunk>> staged(VersionKey version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Map<Long, List<VersionKey>>> retired(Instant from, Instant to) {
            throw new UnsupportedOperationException();
        }
    }
}
