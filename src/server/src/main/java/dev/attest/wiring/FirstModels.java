package dev.attest.wiring;

import dev.attest.prediction.FolderModels;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Loads the models that are there before the first request comes. One that cannot be loaded keeps neither the server from
 * starting nor the others from answering, so it does not count for the server's readiness either.
 */
@Component
@Profile("!fakes")
final class FirstModels implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FirstModels.class);
    /** A model that takes longer goes on loading beside the requests. */
    private static final long SECONDS_TO_START = 60;

    private final FolderModels models;
    private final Duration scan;
    private volatile boolean running;

    FirstModels(FolderModels models, @Value("${attest.models.scan}") Duration scan) {
        this.models = models;
        this.scan = scan;
    }

    @Override
    public void start() {
        boolean loaded = models.start(scan)
                .thenReturn(true)
                .toFuture()
                .completeOnTimeout(false, SECONDS_TO_START, TimeUnit.SECONDS)
                .join();
        if (!loaded) {
            LOG.warn(
                    "Some models are still being loaded after {} seconds; requests begin without them",
                    SECONDS_TO_START);
        }
        running = true;
    }

    /** The models are closed after everything that uses them, with the context. */
    @Override
    public void stop() {
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
