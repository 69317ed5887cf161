package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import java.util.Optional;

/**
 * What an index keeps of a chunk.
 *
 * @param accessSet the access set its document had when it was staged; 0 when every reader of the collection may read it
 * @param vector the passage vector, of unit length; of no length for an index that searches words only
 * @param multiVector kept by the index that searches words, which every replica has; empty for one of vectors
 */
public record IndexedChunk(ChunkId id, int accessSet, String text, float[] vector, Optional<MultiVector> multiVector) {

    private static final float[] NO_VECTOR = {};

    /** For an index of vectors. */
    public static IndexedChunk ofVector(ChunkId id, int accessSet, String text, float[] vector) {
        return new IndexedChunk(id, accessSet, text, vector, Optional.empty());
    }

    /** For the index of words. */
    static IndexedChunk ofWords(ChunkId id, int accessSet, String text, MultiVector multiVector) {
        return new IndexedChunk(id, accessSet, text, NO_VECTOR, Optional.of(multiVector));
    }
}
