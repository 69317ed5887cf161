package dev.attest.retrieval;

import dev.attest.documents.ReadableCollection;
import java.util.List;
import java.util.Optional;

/**
 * Where one request may look: decided once, before anything is ranked.
 *
 * @param collections what the asker may read, from the ledger
 * @param filter which chunks in there the question is about; empty when it is about all
 */
public record Scope(List<ReadableCollection> collections, Optional<Filter> filter) {

    public Scope {
        collections = List.copyOf(collections);
    }

    /** All that the asker may read. */
    public Scope(List<ReadableCollection> collections) {
        this(collections, Optional.empty());
    }
}
