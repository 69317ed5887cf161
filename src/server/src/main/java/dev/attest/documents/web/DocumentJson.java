package dev.attest.documents.web;

import dev.attest.documents.Document;
import dev.attest.documents.DocumentVersion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document; from {@code state} to {@code problem} as its latest version is.
 *
 * @param readers who may read it, narrower than its collection; null when all the collection's readers may
 * @param activeVersion the version that answers; null while none does
 */
record DocumentJson(
        UUID id,
        String collection,
        String sourceKey,
        String title,
        @Nullable List<String> readers,
        StateJson state,
        @Nullable Integer activeVersion,
        int latestVersion,
        String mediaType,
        long size,
        String sha256,
        List<String> warnings,
        int chunks,
        @Nullable FailureJson problem,
        Instant createdAt,
        Instant updatedAt) {

    static DocumentJson of(Document document) {
        DocumentVersion latest = document.latest();
        return new DocumentJson(
                document.id(),
                document.collection(),
                document.sourceKey(),
                document.title(),
                document.readers()
                        .map(names -> names.stream().sorted().toList())
                        .orElse(null),
                StateJson.of(latest.state()),
                document.activeVersion().orElse(null),
                latest.number(),
                latest.mediaType(),
                latest.size(),
                latest.sha256(),
                latest.warnings(),
                latest.chunks(),
                latest.failure().map(FailureJson::of).orElse(null),
                document.createdAt(),
                document.updatedAt());
    }

    /** A part of a listing; {@code nextCursor} is null at the end. */
    record PageJson(List<DocumentJson> items, @Nullable String nextCursor) {}
}
