package dev.attest.retrieval;

import dev.attest.documents.Leases;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The turn to write to an index that several processes share. It is taken when there is something to write and given back
 * right after, also after a failure, so that whoever can goes on; a killed process loses it after the term.
 *
 * @param name of the lease
 * @param holder this process
 */
record LeasedTurn(Leases leases, String name, String holder, Duration term) {

    private static final int RENEWALS = 3;

    /** The work's result; empty when somebody else has the turn, or took it over meanwhile, which cancels the work. */
    <T> Mono<T> during(Mono<T> work) {
        return hold().filter(held -> held)
                .flatMap(held ->
                        Mono.usingWhen(Mono.just(name), turn -> work.takeUntilOther(lost()), turn -> giveBack()));
    }

    private Mono<Boolean> hold() {
        return leases.hold(name, holder, term);
    }

    private Mono<Boolean> lost() {
        return Flux.interval(term.dividedBy(RENEWALS))
                .onBackpressureDrop()
                .concatMap(tick -> hold(), 1)
                .filter(held -> !held)
                .next();
    }

    private Mono<Void> giveBack() {
        return leases.release(name, holder).onErrorComplete();
    }
}
