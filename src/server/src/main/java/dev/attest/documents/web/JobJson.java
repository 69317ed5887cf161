package dev.attest.documents.web;

import dev.attest.documents.Job;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work of making a version ready.
 *
 * @param done chunks embedded so far
 * @param total chunks to embed; 0 while unknown
 */
record JobJson(
        UUID id,
        String collection,
        UUID documentId,
        int version,
        StateJson state,
        int done,
        int total,
        int attempts,
        @Nullable FailureJson problem,
        Instant createdAt,
        Instant updatedAt) {

    static JobJson of(Job job) {
        return new JobJson(
                job.id(),
                job.collection(),
                job.documentId(),
                job.version(),
                StateJson.of(job.state()),
                job.done(),
                job.total(),
                job.attempts(),
                job.failure().map(FailureJson::of).orElse(null),
                job.createdAt(),
                job.updatedAt());
    }
}
