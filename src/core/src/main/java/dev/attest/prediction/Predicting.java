package dev.attest.prediction;

import dev.attest.tenancy.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Predicts, and tells whoever watches; whatever becomes of that, who asked is answered. */
public final class Predicting {

    private static final Logger LOG = LoggerFactory.getLogger(Predicting.class);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    private final PredictionWatcher watcher;
    private final Clock clock;
    private final LongSupplier nanos;
    private final AtomicReference<Instant> complained = new AtomicReference<>(Instant.MIN);

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
                    .doOnNext(predicted -> tell(by, predicted));
        });
    }

    private void tell(Principal by, Predicted predicted) {
        try {
            watcher.seen(by, predicted);
        } catch (RuntimeException e) {
            Instant last = complained.get();
            Instant now = predicted.at();
            boolean isSilent =
                    last.equals(Instant.MIN) || last.plus(BETWEEN_COMPLAINTS).isBefore(now);
            if (isSilent && complained.compareAndSet(last, now)) {
                LOG.error(
                        "A prediction of {} was answered, but not counted or kept",
                        predicted.card().name(),
                        e);
            }
        }
    }
}
