package dev.attest.retrieval;

import dev.attest.documents.ReadableCollection;
import java.util.List;

/** Where one request may look: decided once, from the ledger, before anything is ranked. */
public record Scope(List<ReadableCollection> collections) {

    public Scope {
        collections = List.copyOf(collections);
    }
}
