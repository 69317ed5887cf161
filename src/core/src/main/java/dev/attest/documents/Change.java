package dev.attest.documents;

import java.util.UUID;

/**
 * One committed change of a collection.
 *
 * @param sequence counts from 1, without gaps, in commit order
 * @param version 0 for {@code DELETED}, which ends every version
 */
public record Change(long collectionId, long sequence, Kind kind, UUID documentId, int version) {

    /** What happened to a document. */
    public enum Kind {
        STAGED,
        ACTIVATED,
        DELETED
    }
}
