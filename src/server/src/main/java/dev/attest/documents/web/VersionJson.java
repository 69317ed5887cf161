package dev.attest.documents.web;

import dev.attest.documents.DocumentVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One content a document has had. */
record VersionJson(
        int version,
        String fileName,
        StateJson state,
        String mediaType,
        long size,
        String sha256,
        List<String> warnings,
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
                version.chunks(),
                version.failure().map(FailureJson::of).orElse(null),
                version.createdAt());
    }

    /** All versions, newest first. */
    record VersionsJson(List<VersionJson> items) {}
}
