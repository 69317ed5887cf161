package dev.attest.wiring;

import dev.attest.documents.ChangeLog;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ready while the ledger answers. */
@Component("ledgerHealthIndicator")
final class LedgerHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ChangeLog changes;

    LedgerHealth(ChangeLog changes) {
        this.changes = changes;
    }

    @Override
    public Mono<Health> health() {
        return changes.heads()
                .timeout(PATIENCE)
                .map(heads -> Health.up().build())
                .onErrorResume(e -> Mono.just(Health.down().build()));
    }
}
