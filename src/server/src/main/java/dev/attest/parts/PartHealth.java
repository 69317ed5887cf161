package dev.attest.parts;

import dev.attest.parts.Reachability.Reachable;
import dev.attest.parts.Reachability.Unreachable;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One part's health, looked at again only when the last look is no longer fresh, however often it is asked for. Its own
 * statuses keep a part that is away from making the whole server look down, because answers go on without it.
 */
final class PartHealth implements ReactiveHealthIndicator {

    static final Status UNREACHABLE = new Status("UNREACHABLE");
    /** Done in process. */
    static final Status EMBEDDED = new Status("EMBEDDED");

    private final Mono<Health> recent;

    PartHealth(Mono<Reachability> look, Duration patience, Duration fresh, Scheduler timer) {
        this.recent = look.map(PartHealth::health)
                .timeout(patience, timer)
                .onErrorReturn(Health.status(UNREACHABLE).build())
                .cache(fresh, timer);
    }

    @Override
    public Mono<Health> health() {
        return recent;
    }

    private static Health health(Reachability found) {
        if (found instanceof Unreachable) {
            return Health.status(UNREACHABLE).build();
        }
        return found instanceof Reachable
                ? Health.up().build()
                : Health.status(EMBEDDED).build();
    }
}
