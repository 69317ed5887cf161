package dev.attest.documents;

import java.util.Map;

/**
 * A chunk on its way into the indexes.
 *
 * @param accessSet 0 when every reader of the collection may read it
 * @param textHash names its text in {@link Embeddings}
 * @param fields what filters look at: the metadata of its version, and {@link Metadata#SYSTEM_KEYS}
 */
public record StagedChunk(ChunkId id, int accessSet, String text, String textHash, Map<String, Metadata.Value> fields) {

    public StagedChunk {
        fields = Map.copyOf(fields);
    }
}
