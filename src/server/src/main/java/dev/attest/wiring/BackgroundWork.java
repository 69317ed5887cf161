package dev.attest.wiring;

import dev.attest.documents.jdbc.JobWorkers;
import dev.attest.documents.jdbc.Ledger;
import dev.attest.ingestion.Ingestion;
import dev.attest.retrieval.IndexFollower;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
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
    private final List<IndexFollower> followers;
    private final Disposable.Swap starting = Disposables.swap();
    private Optional<JobWorkers> workers = Optional.empty();
    private volatile boolean caughtUp;
    private volatile boolean running;

    BackgroundWork(Ledger ledger, Ingestion ingestion, List<IndexFollower> followers) {
        this.ledger = ledger;
        this.ingestion = ingestion;
        this.followers = List.copyOf(followers);
    }

    @Override
    public void start() {
        running = true;
        starting.update(Flux.fromIterable(followers)
                .flatMap(follower -> follower.start().retryWhen(untilItWorks()))
                .then(Mono.fromRunnable(this::work).subscribeOn(Schedulers.boundedElastic()))
                .subscribe());
    }

    private static Retry untilItWorks() {
        return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                .maxBackoff(Duration.ofSeconds(10))
                .doBeforeRetry(failed -> LOG.warn("An index cannot catch up; trying again", failed.failure()));
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
        followers.forEach(IndexFollower::close);
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
