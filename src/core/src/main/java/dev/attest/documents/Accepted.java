package dev.attest.documents;

import java.util.UUID;

/** What became of an upload. */
public sealed interface Accepted {

    UUID documentId();

    /** A new version is on its way. */
    record Queued(UUID documentId, UUID jobId) implements Accepted {}

    /** The document holds these very bytes already. */
    record Unchanged(UUID documentId) implements Accepted {}
}
