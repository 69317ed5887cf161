package dev.attest.retrieval;

import dev.attest.documents.Collection;
import dev.attest.documents.Collections;
import dev.attest.documents.ReadableCollection;
import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Decides that everybody may look in collection 1 of a ledger in memory; knows nothing else. */
record InMemoryCollections(InMemoryLedger ledger) implements Collections {

    @Override
    public Mono<List<ReadableCollection>> scope(Principal by, List<String> names) {
        return Mono.fromSupplier(() -> List.of(new ReadableCollection(1, "c", Optional.empty(), ledger.head(1))));
    }

    @Override
    public Mono<Collection> create(Principal by, String name, Access access) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<List<Collection>> readable(Principal by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Collection> find(Principal by, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Collection> change(
            Principal by, String name, Optional<Set<String>> readers, Optional<Set<String>> writers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Void> delete(Principal by, String name) {
        throw new UnsupportedOperationException();
    }
}
