package dev.attest.retrieval;

import dev.attest.documents.VersionKey;
import java.util.List;
import java.util.UUID;

/**
 * Consecutive changes of one collection, ready to be applied to an index.
 *
 * @param collectionId whose changes they are
 * @param sequence the collection's sequence once they are applied
 * @param added chunks that were staged
 * @param deleted documents that are gone with all their versions
 * @param retired versions no request can see any more
 */
public record IndexChanges(
        long collectionId, long sequence, List<IndexedChunk> added, List<UUID> deleted, List<VersionKey> retired) {

    public IndexChanges {
        added = List.copyOf(added);
        deleted = List.copyOf(deleted);
        retired = List.copyOf(retired);
    }
}
