package dev.attest.wiring;

import dev.attest.documents.jdbc.JobWorkers;
import dev.attest.documents.jdbc.Ledger;
import dev.attest.ingestion.Ingestion;
import dev.attest.retrieval.Legs;
import dev.attest.retrieval.ModelDimensionChanged;
import dev.attest.retrieval.VectorLegs;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Brings the indexes up to date, then works on jobs, beside the requests: the server is alive meanwhile but not ready. Stops
 * in the opposite order.
 */
@Component("indexesHealthIndicator")
final class BackgroundWork implements SmartLifecycle, ReactiveHealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    private final Ledger ledger;
    private final Ingestion ingestion;
    private final Legs legs;
    private final VectorLegs vectors;
    private final Disposable.Swap starting = Disposables.swap();
    private Optional<JobWorkers> workers = Optional.empty();
    private volatile boolean caughtUp;
    private volatile boolean running;

    BackgroundWork(Ledger ledger, Ingestion ingestion, Legs legs, VectorLegs vectors) {
        this.ledger = ledger;
        this.ingestion = ingestion;
        this.legs = legs;
        this.vectors = vectors;
    }

    @Override
    public void start() {
        running = true;
        legs.follower().start();
        starting.update(Mono.when(legs.follower().caughtUp(), beginWithVectors())
                .then(Mono.fromRunnable(this::work).subscribeOn(Schedulers.boundedElastic()))
                .subscribe());
    }

    /** Answers wait for vectors that are there in a moment, and go without those that are not. */
    private Mono<Void> beginWithVectors() {
        return vectors.start().retryWhen(untilItWorks()).onErrorResume(ModelDimensionChanged.class, e -> {
            LOG.error("Answers are by keywords alone: {}", e.getMessage());
            return Mono.empty();
        });
    }

    private static Retry untilItWorks() {
        return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                .maxBackoff(Duration.ofSeconds(10))
                .filter(e -> !(e instanceof ModelDimensionChanged))
                .doBeforeRetry(failed -> LOG.warn("The vectors cannot be begun with; trying again", failed.failure()));
    }

    private synchronized void work() {
        if (running) {
            workers = Optional.of(ledger.work(ingestion::run));
            caughtUp = true;
        }
    }

    @Override
    public void stop() {
        running = false;
        starting.update(Disposables.disposed());
        synchronized (this) {
            workers.ifPresent(JobWorkers::close);
            workers = Optional.empty();
        }
        vectors.close();
        legs.follower().close();
        caughtUp = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the ledger's first steps, before the web server. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public Mono<Health> health() {
        return Mono.just((caughtUp ? Health.up() : Health.outOfService()).build());
    }
}
