package dev.attest.documents.web;

import dev.attest.documents.DocumentVersion;
import dev.attest.documents.PageCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One content a document has had.
 *
 * @param pages how many it has, blank ones too; null before it was parsed, and for formats without pages
 * @param pagesWithoutText how many of them show something no text could be had of, such as scans
 * @param pagesRecognised how many of them have text that character recognition read
 * @param metadata for filters, as it was uploaded; {} when there is none
 */
record VersionJson(
        int version,
        String fileName,
        StateJson state,
        String mediaType,
        long size,
        String sha256,
        List<String> warnings,
        @Nullable Integer pages,
        @Nullable Integer pagesWithoutText,
        @Nullable Integer pagesRecognised,
        Map<String, Object> metadata,
        int chunks,
        @Nullable FailureJson problem,
        Instant createdAt) {

    static VersionJson of(DocumentVersion version) {
        return new VersionJson(
                version.number(),
                version.fileName(),
                StateJson.of(version.state()),
                version.mediaType(),
                version.size(),
                version.sha256(),
                version.warnings(),
                version.pages().map(PageCounts::total).orElse(null),
                version.pages().map(PageCounts::withoutText).orElse(null),
                version.pages().map(PageCounts::recognised).orElse(null),
                version.metadata().plain(),
                version.chunks(),
                version.failure().map(FailureJson::of).orElse(null),
                version.createdAt());
    }

    /** All versions, newest first. */
    record VersionsJson(List<VersionJson> items) {}
}
