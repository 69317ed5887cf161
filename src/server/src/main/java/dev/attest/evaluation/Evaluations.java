package dev.attest.evaluation;

import dev.attest.tenancy.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The evaluations of a tenant. Who may do what is not decided here. */
public interface Evaluations {

    /**
     * Keeps an evaluation and has it worked on, both or neither. With a key the principal has used for the same request, the
     * evaluation of then.
     *
     * @return fails with {@link EvaluationKeyReused}, and with {@link EvaluationRefused} for a baseline without a report
     */
    Mono<Evaluation> request(Principal by, EvaluationRequest request, Optional<String> idempotencyKey);

    /** Fails with {@link UnknownEvaluation}. */
    Mono<Evaluation> find(Principal by, UUID id);

    /**
     * Newest first.
     *
     * @param limit most items, 1 or more
     * @param cursor where the page before ended
     * @return fails with {@link EvaluationRefused} for a cursor that no page had
     */
    Mono<Page> list(Principal by, int limit, Optional<String> cursor);

    /** Ends one that has not ended; whoever works on it notices within seconds. Fails with {@link UnknownEvaluation}. */
    Mono<Evaluation> cancel(Principal by, UUID id);

    /** Fails with {@link UnknownEvaluation} and {@link NoReport}, before the first byte. */
    Mono<Kept> file(Principal by, UUID id, ReportFile file);

    /**
     * Some evaluations.
     *
     * @param nextCursor names the page that follows; empty for the last one
     */
    record Page(List<Evaluation> items, Optional<String> nextCursor) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * A file of a report.
     *
     * @param size in bytes
     * @param bytes in rows of at most 1 MiB
     */
    record Kept(long size, Flux<byte[]> bytes) {}
}
