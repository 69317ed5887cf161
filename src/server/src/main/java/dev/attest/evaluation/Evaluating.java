package dev.attest.evaluation;

import dev.attest.blocking.Blocking;
import dev.attest.documents.Forbidden;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Evaluations as engineers use them: reports show questions and answers of every collection the server may read. */
public final class Evaluating {

    private final Evaluations evaluations;
    private final Datasets datasets;
    private final EvaluationCommand command;

    public Evaluating(Evaluations evaluations, Datasets datasets, EvaluationCommand command) {
        this.evaluations = evaluations;
        this.datasets = datasets;
        this.command = command;
    }

    /**
     * Has an evaluation run, as {@link Evaluations#request}.
     *
     * @return also fails with {@link Forbidden}, {@link EvaluatorMissing}, and {@link EvaluationRefused} for an unknown dataset
     */
    public Mono<Evaluation> request(Principal by, EvaluationRequest request, Optional<String> idempotencyKey) {
        return engineer(by, () -> possible(request).then(evaluations.request(by, request, idempotencyKey)));
    }

    private Mono<Void> possible(EvaluationRequest request) {
        return Blocking.on(Schedulers.boundedElastic(), () -> {
            command.missing().ifPresent(why -> {
                throw new EvaluatorMissing(why);
            });
            datasets.file(request.dataset());
            return null;
        });
    }

    /** As {@link Evaluations#find}; also fails with {@link Forbidden}. */
    public Mono<Evaluation> find(Principal by, UUID id) {
        return engineer(by, () -> evaluations.find(by, id));
    }

    /** As {@link Evaluations#list}; also fails with {@link Forbidden}. */
    public Mono<Evaluations.Page> list(Principal by, int limit, Optional<String> cursor) {
        return engineer(by, () -> evaluations.list(by, limit, cursor));
    }

    /** As {@link Evaluations#cancel}; also fails with {@link Forbidden}. */
    public Mono<Evaluation> cancel(Principal by, UUID id) {
        return engineer(by, () -> evaluations.cancel(by, id));
    }

    /** As {@link Evaluations#file}; also fails with {@link Forbidden}. */
    public Mono<Evaluations.Kept> file(Principal by, UUID id, ReportFile file) {
        return engineer(by, () -> evaluations.file(by, id, file));
    }

    private static <T> Mono<T> engineer(Principal by, Supplier<Mono<T>> work) {
        return by.is(Role.ENGINEER)
                ? work.get()
                : Mono.error(new Forbidden("Only an engineer may run evaluations and see their reports"));
    }
}
