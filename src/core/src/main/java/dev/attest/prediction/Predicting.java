package dev.attest.prediction;

import dev.attest.tenancy.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/** Predicts, and tells whoever watches. */
public final class Predicting {

    private final PredictionWatcher watcher;
    private final Clock clock;
    private final LongSupplier nanos;

    public Predicting(PredictionWatcher watcher, Clock clock) {
        this(watcher, clock, System::nanoTime);
    }

    /** @param nanos measures how long the model takes */
    Predicting(PredictionWatcher watcher, Clock clock, LongSupplier nanos) {
        this.watcher = watcher;
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * Predicts every row.
     *
     * @param rows checked against the model's card
     * @return fails as {@link Predictor#predict} does
     */
    public Mono<Predicted> predict(Principal by, ServedModel model, Rows rows) {
        return Mono.defer(() -> {
            Instant at = clock.instant();
            long began = nanos.getAsLong();
            return model.predictor()
                    .predict(rows)
                    .map(scores -> new Predicted(
                            CallId.at(at), model.card(), rows, scores, at, Duration.ofNanos(nanos.getAsLong() - began)))
                    .doOnNext(predicted -> watcher.seen(by, predicted));
        });
    }
}
