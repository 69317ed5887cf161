package dev.attest.watching;

import dev.attest.prediction.ModelCard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What processes counted, by slices of time; of all tenants together, since models are shared. */
public interface Tallies {

    /**
     * Keeps what a process counted so far, in place of what it kept of the same slice before; a smaller number of rows, as of
     * a write that was overtaken, changes nothing.
     *
     * @param writer of one process from its start to its end
     */
    Mono<Void> save(UUID writer, List<Slice> slices);

    /** The sum over all processes of the slices that began at that time or later; never empty. */
    Mono<Tally> since(ModelCard card, Instant start);

    /** Forgets the slices that began before then. */
    Mono<Void> sweep(Instant before);

    /**
     * One process's count of one version in one slice of time.
     *
     * @param layout {@link Tally#layout} of the version's card
     */
    record Slice(String model, String version, int layout, Instant start, Tally tally) {}
}
