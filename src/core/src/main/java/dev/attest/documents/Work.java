package dev.attest.documents;

import java.util.UUID;

/**
 * What a worker needs to know of a job it begins.
 *
 * @param attempt from 1
 * @param depth how many documents its document is inside of, as an attachment of an attachment; 0 for an upload
 */
public record Work(UUID jobId, long collectionId, VersionKey version, Content content, int attempt, int depth) {}
