package dev.attest.documents;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An ingested source. Its identity is tenant, collection and source key; its content is its versions.
 *
 * @param parent the document it came inside of, as an attachment; empty also when the asker may not read that
 * @param attachments how many documents that the asker may read came inside it, not counting those inside them
 * @param readers who may read it, narrower than its collection; empty when all the collection's readers may
 * @param activeVersion the version that answers, if one ever became ready
 * @param latest the newest version, which may still be on its way or have failed
 */
public record Document(
        UUID id,
        String collection,
        String sourceKey,
        String title,
        Optional<UUID> parent,
        int attachments,
        Optional<Set<String>> readers,
        Optional<Integer> activeVersion,
        DocumentVersion latest,
        Instant createdAt,
        Instant updatedAt) {}
