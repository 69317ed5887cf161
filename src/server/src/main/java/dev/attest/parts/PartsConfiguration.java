package dev.attest.parts;

import java.time.Duration;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/** Looks at the parts at the start and whenever their health is asked for. The database's is the ledger's own. */
@Configuration(proxyBeanMethods = false)
class PartsConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Longer, because a machine that is starting is busy and nobody waits. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);

    private static final Duration FRESH = Duration.ofSeconds(5);

    @Bean
    PartChecks partChecks(Parts parts) {
        return new PartChecks(parts, PATIENCE);
    }

    @Bean
    MissedParts missedParts(Parts parts) {
        return new MissedParts(new PartChecks(parts, PATIENCE_AT_START));
    }

    @Bean
    ReactiveHealthIndicator chromaHealthIndicator(PartChecks checks) {
        return health(checks, Part.CHROMA);
    }

    @Bean
    ReactiveHealthIndicator llmHealthIndicator(PartChecks checks) {
        return health(checks, Part.LLM);
    }

    @Bean
    ReactiveHealthIndicator embeddingsHealthIndicator(PartChecks checks) {
        return health(checks, Part.EMBEDDINGS);
    }

    private static ReactiveHealthIndicator health(PartChecks checks, Part part) {
        return new PartHealth(checks.of(part), PATIENCE, FRESH, Schedulers.parallel());
    }
}
