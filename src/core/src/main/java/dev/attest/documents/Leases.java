package dev.attest.documents;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Turns that only one process may have at a time, among all that share the ledger. */
public interface Leases {

    /**
     * Takes a turn, or keeps the one the holder has. Whoever stops asking loses it after the term.
     *
     * @param name of the turn, 1 to 255 characters
     * @param holder the process that asks, by a name nobody else has
     * @return whether the holder has it now
     */
    Mono<Boolean> hold(String name, String holder, Duration term);

    /** Gives a turn back; nothing happens when somebody else has it. */
    Mono<Void> release(String name, String holder);
}
