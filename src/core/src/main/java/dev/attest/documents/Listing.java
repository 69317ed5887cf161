package dev.attest.documents;

import java.util.Optional;
import java.util.UUID;

/**
 * Which documents to list, in order of collection and source key.
 *
 * @param parent a document; of those inside it, only the ones it holds itself
 * @param limit most items to return, 1 to 200
 */
public record Listing(
        Optional<String> collection,
        Optional<JobState> state,
        Optional<UUID> parent,
        int limit,
        Optional<String> cursor) {

    public Listing {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit is 1 to 200, not " + limit);
        }
    }

    /** Wherever they came from. */
    public Listing(Optional<String> collection, Optional<JobState> state, int limit, Optional<String> cursor) {
        this(collection, state, Optional.empty(), limit, cursor);
    }
}
