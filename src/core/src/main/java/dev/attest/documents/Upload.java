package dev.attest.documents;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Stored bytes that are to become a version of a document.
 *
 * @param title overrides the title the file gives itself
 * @param readers who may read the document, within its collection; when empty, a new document is for all readers of its
 *     collection and an existing one keeps its readers
 * @param metadata for filters; when empty, a new document has none and an existing one keeps its newest version's
 * @param idempotencyKey the same key of the same principal is the same upload
 */
public record Upload(
        Target target,
        StoredBlob blob,
        String fileName,
        String mediaType,
        Optional<String> title,
        Optional<Set<String>> readers,
        Optional<Metadata> metadata,
        List<String> warnings,
        Optional<String> idempotencyKey) {

    public Upload {
        readers = readers.map(Set::copyOf);
        warnings = List.copyOf(warnings);
    }

    /** One that says nothing of the metadata. */
    public Upload(
            Target target,
            StoredBlob blob,
            String fileName,
            String mediaType,
            Optional<String> title,
            Optional<Set<String>> readers,
            List<String> warnings,
            Optional<String> idempotencyKey) {
        this(target, blob, fileName, mediaType, title, readers, Optional.empty(), warnings, idempotencyKey);
    }

    /** Which document an upload is for. */
    public sealed interface Target {

        /** The document of that key, created if there is none. */
        record Key(String collection, String sourceKey) implements Target {

            public Key {
                if (sourceKey.isBlank() || sourceKey.length() > 1024) {
                    throw new IllegalArgumentException("A sourceKey is 1 to 1024 characters");
                }
            }
        }

        /** An existing document. */
        record Id(UUID documentId) implements Target {}
    }
}
