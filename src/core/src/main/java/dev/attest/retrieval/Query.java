package dev.attest.retrieval;

import java.util.List;
import java.util.Optional;

/**
 * What to find.
 *
 * @param text the question, 1 to 4,000 characters
 * @param collections where to look; empty for everywhere the asker may
 * @param topK most passages to return, 1 to 100
 * @param filter what is known of the documents to look in; empty for all
 * @param explain whether to tell how it was found
 */
public record Query(String text, List<String> collections, int topK, Optional<Filter> filter, boolean explain) {

    public static final int MAX_LENGTH = 4_000;

    public Query {
        collections = List.copyOf(collections);
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A question has 1 to " + MAX_LENGTH + " characters");
        }
        if (topK < 1 || topK > 100) {
            throw new IllegalArgumentException("topK is 1 to 100, not " + topK);
        }
    }

    /** In all documents, without an explanation. */
    public Query(String text, List<String> collections, int topK) {
        this(text, collections, topK, Optional.empty(), false);
    }
}
