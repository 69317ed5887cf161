package dev.attest.retrieval;

import java.util.Map;

/** How far an index has followed each collection's change log; 0 for a collection it has seen nothing of. */
public record AppliedSequences(Map<Long, Long> byCollection) {

    public AppliedSequences {
        byCollection = Map.copyOf(byCollection);
    }

    public long of(long collectionId) {
        return byCollection.getOrDefault(collectionId, 0L);
    }
}
