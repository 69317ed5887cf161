package dev.attest.documents;

import java.util.UUID;

/**
 * What a worker needs to know of a job it begins.
 *
 * @param attempt from 1
 */
public record Work(UUID jobId, long collectionId, VersionKey version, Content content, int attempt) {}
