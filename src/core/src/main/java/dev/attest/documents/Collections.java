package dev.attest.documents;

import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The collections of the ledger. A collection the principal may not read is an {@link UnknownCollection}. */
public interface Collections {

    /**
     * Creates a collection.
     *
     * @return fails with {@link CollectionExists}, or {@link Forbidden} for anyone but an owner
     */
    Mono<Collection> create(Principal by, String name, Access access);

    /** The collections the principal may read, by name. */
    Mono<List<Collection>> readable(Principal by);

    Mono<Collection> find(Principal by, String name);

    /**
     * Replaces who may read, who may write, or both; in force for every request that starts after this completes.
     *
     * @param readers empty to leave them as they are
     * @param writers empty to leave them as they are
     */
    Mono<Collection> change(Principal by, String name, Optional<Set<String>> readers, Optional<Set<String>> writers);

    /** Deletes a collection with everything in it: out of sight at once, whether or not somebody waits for the rest. */
    Mono<Void> delete(Principal by, String name);

    /**
     * Where the principal may look.
     *
     * @param names collections to stay within; empty for every readable one
     * @return fails with {@link UnknownCollection} for a named collection the principal may not read
     */
    Mono<List<ReadableCollection>> scope(Principal by, List<String> names);
}
