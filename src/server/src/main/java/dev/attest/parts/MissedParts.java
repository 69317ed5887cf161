package dev.attest.parts;

import dev.attest.parts.Reachability.Reachable;
import dev.attest.parts.Reachability.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** Says once, beside the start and without delaying it, which parts that are set cannot be reached. */
final class MissedParts implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MissedParts.class);

    private final PartChecks checks;
    private final Disposable.Swap looking = Disposables.swap();
    private volatile boolean running;

    MissedParts(PartChecks checks) {
        this.checks = checks;
    }

    @Override
    public void start() {
        running = true;
        looking.update(Flux.just(Part.CHROMA, Part.LLM, Part.EMBEDDINGS)
                .flatMap(part -> checks.of(part).doOnNext(found -> tell(part, found)))
                .subscribe());
    }

    private static void tell(Part part, Reachability found) {
        if (found instanceof Unreachable unreachable) {
            LOG.warn("{} {}", unreachable.sentence(), part.consequence());
        } else if (found instanceof Reachable reachable) {
            LOG.info("Uses {}. {}", reachable.found(), reachable.doubt());
        }
    }

    @Override
    public void stop() {
        looking.update(Disposables.disposed());
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First, because it waits for nothing. */
    @Override
    public int getPhase() {
        return 0;
    }
}
