package dev.attest.wiring;

import dev.attest.documents.Blobs;
import dev.attest.documents.CollectionExists;
import dev.attest.documents.Collections;
import dev.attest.security.LocalOwner;
import dev.attest.tenancy.Access;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes the ledger fit for requests before the first one comes, and keeps it clean of abandoned uploads. */
@Component
final class FirstSteps implements SmartLifecycle {

    static final String DEFAULT_COLLECTION = "default";

    private static final Logger LOG = LoggerFactory.getLogger(FirstSteps.class);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final long SECONDS_TO_START = 30;

    private final Collections collections;
    private final Blobs blobs;
    private final Disposable.Swap sweeping = Disposables.swap();
    private volatile boolean running;

    FirstSteps(Collections collections, Blobs blobs) {
        this.collections = collections;
        this.blobs = blobs;
    }

    @Override
    public void start() {
        collections
                .create(LocalOwner.PRINCIPAL, DEFAULT_COLLECTION, Access.OPEN)
                .onErrorResume(CollectionExists.class, e -> Mono.empty())
                .toFuture()
                .orTimeout(SECONDS_TO_START, TimeUnit.SECONDS)
                .join();
        sweeping.update(Flux.interval(Duration.ZERO, SWEEP_EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> blobs.sweep().onErrorResume(FirstSteps::report))
                .subscribe());
        running = true;
    }

    private static Mono<Integer> report(Throwable e) {
        LOG.warn("Abandoned uploads could not be swept away; trying again in {}", SWEEP_EVERY, e);
        return Mono.empty();
    }

    @Override
    public void stop() {
        sweeping.update(Disposables.disposed());
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
