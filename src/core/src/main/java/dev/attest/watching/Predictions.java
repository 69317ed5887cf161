package dev.attest.watching;

import dev.attest.prediction.Predicted;
import dev.attest.prediction.Shown;
import dev.attest.tenancy.Principal;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** The calls to models that are kept, and what turned out to be true. */
public interface Predictions {

    /** Keeps calls, all or none; nothing changes when the same list is added again. */
    Mono<Void> add(List<Call> calls);

    /**
     * One row, for the principal who asked for it and for engineers of its tenant.
     *
     * @return fails with {@link UnknownPrediction}
     */
    Mono<LoggedPrediction> find(Principal by, PredictionId id);

    /**
     * Says what turned out to be true of a row that the principal may see; a second outcome replaces the first.
     *
     * @param label one of its model's
     * @return fails with {@link UnknownPrediction} and {@link UnknownLabel}
     */
    Mono<LoggedPrediction> tell(Principal by, PredictionId id, String label);

    /** How a version did, by the outcomes of all tenants that were told since then; empty when there are none. */
    Mono<Accuracy> accuracy(String model, String version, Instant since);

    /**
     * Forgets some calls from before then, the oldest first, with their outcomes. A call may outlive its time by 10 s, in the
     * company of later ones.
     *
     * @return how many calls; 0 when none is left
     */
    Mono<Integer> sweep(Instant before);

    /** A call and who made it. */
    record Call(Principal by, Predicted predicted) {}

    /** A model has no such label. */
    final class UnknownLabel extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** The message completes "the label …". */
        public UnknownLabel(List<String> labels) {
            super("must be one of " + Shown.list(labels));
        }
    }
}
