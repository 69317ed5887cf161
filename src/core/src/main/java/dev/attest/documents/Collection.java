package dev.attest.documents;

import dev.attest.tenancy.Access;
import java.time.Instant;

/**
 * A named set of documents that are read and written together.
 *
 * @param name unique in its tenant
 * @param sequence number of its newest change; the corpus version of an answer
 */
public record Collection(long id, String name, Access access, long sequence, Instant createdAt) {

    /** What a collection may be called. */
    public static final String NAME_PATTERN = "[a-z0-9][a-z0-9_-]{0,62}";
}
