package dev.attest.documents.web;

import dev.attest.documents.Document;
import dev.attest.documents.DocumentVersion;
import dev.attest.documents.PageCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document; from {@code state} to {@code problem} as its latest version is.
 *
 * @param parentId the document it came inside of, as an attachment; null for others, for those that somebody
 *     gave other bytes since, and when the asker may not read that document
 * @param attachments how many documents that the asker may read came inside it, not counting those inside them
 * @param readers who may read it, narrower than its collection; null when all the collection's readers may
 * @param activeVersion the version that answers; null while none does
 * @param pages how many it has, blank ones too; null before it was parsed, and for formats without pages
 * @param pagesWithoutText how many of them show something no text could be had of, such as scans
 * @param pagesRecognised how many of them have text that character recognition read
 * @param metadata for filters, as it was uploaded; {} when there is none
 */
record DocumentJson(
        UUID id,
        String collection,
        String sourceKey,
        String title,
        @Nullable UUID parentId,
        int attachments,
        @Nullable List<String> readers,
        StateJson state,
        @Nullable Integer activeVersion,
        int latestVersion,
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
        Instant createdAt,
        Instant updatedAt) {

    static DocumentJson of(Document document) {
        DocumentVersion latest = document.latest();
        return new DocumentJson(
                document.id(),
                document.collection(),
                document.sourceKey(),
                document.title(),
                document.parent().orElse(null),
                document.attachments(),
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
                latest.pages().map(PageCounts::total).orElse(null),
                latest.pages().map(PageCounts::withoutText).orElse(null),
                latest.pages().map(PageCounts::recognised).orElse(null),
                latest.metadata().plain(),
                latest.chunks(),
                latest.failure().map(FailureJson::of).orElse(null),
                document.createdAt(),
                document.updatedAt());
    }

    /** A part of a listing; {@code nextCursor} is null at the end. */
    record PageJson(List<DocumentJson> items, @Nullable String nextCursor) {}
}
