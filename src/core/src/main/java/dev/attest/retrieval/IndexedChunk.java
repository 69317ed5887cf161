package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Metadata;
import java.util.Map;

/**
 * What an index keeps of a chunk.
 *
 * @param accessSet the access set its document had when it was staged; 0 when every reader of the collection may read it
 * @param vector the passage vector, of unit length; of no length for an index that searches words only
 * @param fields what filters look at, by key
 */
public record IndexedChunk(ChunkId id, int accessSet, String text, float[] vector, Map<String, Metadata.Value> fields) {

    public IndexedChunk {
        fields = Map.copyOf(fields);
    }
}
