package dev.attest.documents.web;

import dev.attest.documents.Job;
import dev.attest.documents.PageCounts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work of making a version ready.
 *
 * @param done chunks embedded so far
 * @param total chunks to embed; 0 while unknown
 * @param pages how many it has, blank ones too; null before it was parsed, and for formats without pages
 * @param pagesWithoutText how many of them show something no text could be had of, such as scans
 * @param pagesRecognised how many of them have text that character recognition read
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
        @Nullable Integer pages,
        @Nullable Integer pagesWithoutText,
        @Nullable Integer pagesRecognised,
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
                job.pages().map(PageCounts::total).orElse(null),
                job.pages().map(PageCounts::withoutText).orElse(null),
                job.pages().map(PageCounts::recognised).orElse(null),
                job.failure().map(FailureJson::of).orElse(null),
                job.createdAt(),
                job.updatedAt());
    }
}
