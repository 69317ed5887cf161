package dev.attest.documents;

import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import java.util.List;
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

    /** Replaces who may read and write; in force for every request that starts after this completes. */
    Mono<Collection> change(Principal by, String name, Access access);

    /** Deletes a collection with everything in it. */
    Mono<Void> delete(Principal by, String name);

    /**
     * Where the principal may look.
     *
     * @param names collections to stay within; empty for every readable one
     * @return fails with {@link UnknownCollection} for a named collection the principal may not read
     */
    Mono<List<ReadableCollection>> scope(Principal by, List<String> names);
}
