package dev.attest.documents;

/** How far a version has come. */
public enum JobState {
    QUEUED,
    PARSING,
    CHUNKING,
    EMBEDDING,
    INDEXING,
    READY,
    FAILED,
    CANCELLED;

    /** Whether nothing follows. */
    public boolean ended() {
        return compareTo(READY) >= 0;
    }
}
