package dev.attest.documents;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The work of making one version ready.
 *
 * @param done chunks embedded so far
 * @param total chunks to embed; 0 while unknown
 * @param pages how many its version has; empty before it was parsed, and for formats without pages
 * @param attempts how often work on it began
 */
public record Job(
        UUID id,
        String collection,
        UUID documentId,
        int version,
        JobState state,
        int done,
        int total,
        int attempts,
        Optional<PageCounts> pages,
        Optional<JobFailure> failure,
        Instant createdAt,
        Instant updatedAt) {}
