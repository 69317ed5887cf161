package dev.attest.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One content a document has had.
 *
 * @param number from 1
 * @param fileName the client's name for the file; a hint, never a path
 * @param mediaType found from the content
 * @param size of the original, in bytes
 * @param sha256 of the original, in lower-case hex
 * @param state the state of its job; {@code READY} versions may have been superseded since
 * @param pages how many it has; empty before it was parsed, and for formats without pages
 * @param metadata for filters
 * @param chunks how many it was cut into; 0 before it was
 */
public record DocumentVersion(
        int number,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        JobState state,
        Optional<JobFailure> failure,
        List<String> warnings,
        Optional<PageCounts> pages,
        Metadata metadata,
        int chunks,
        Instant createdAt) {

    public DocumentVersion {
        warnings = List.copyOf(warnings);
    }
}
