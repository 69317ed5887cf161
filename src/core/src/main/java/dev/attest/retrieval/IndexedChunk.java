package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Metadata;
import java.util.Map;
import java.util.Optional;

/**
 * What an index keeps of a chunk.
 *
 * @param accessSet the access set its document had when it was staged; 0 when every reader of the collection may read it
 * @param vector the passage vector, of unit length; of no length for an index that searches words only
 * @param multiVector kept by the index that searches words, which every replica has; empty for one of vectors
 * @param fields what filters look at, by key
 */
public record IndexedChunk(
        ChunkId id,
        int accessSet,
        String text,
        float[] vector,
        Optional<MultiVector> multiVector,
        Map<String, Metadata.Value> fields) {

    private static final float[] NO_VECTOR = {};

    public IndexedChunk {
        fields = Map.copyOf(fields);
    }

    /** For an index of vectors. */
    public static IndexedChunk ofVector(
            ChunkId id, int accessSet, String text, float[] vector, Map<String, Metadata.Value> fields) {
        return new IndexedChunk(id, accessSet, text, vector, Optional.empty(), fields);
    }

    /** For the index of words. */
    public static IndexedChunk ofWords(
            ChunkId id, int accessSet, String text, MultiVector multiVector, Map<String, Metadata.Value> fields) {
        return new IndexedChunk(id, accessSet, text, NO_VECTOR, Optional.of(multiVector), fields);
    }
}
