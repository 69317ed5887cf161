package dev.attest.documents;

import java.util.List;
import java.util.Map;

/**
 * A chunk on its way into the indexes.
 *
 * @param accessSet 0 when every reader of the collection may read it
 * @param sentences where its sentences stand in its own text, in order; headings and list markers are none
 * @param textHash names its text in {@link Embeddings} and {@link Encodings}
 * @param fields what filters look at: the metadata of its version, and {@link Metadata#SYSTEM_KEYS}
 */
public record StagedChunk(
        ChunkId id,
        int accessSet,
        String text,
        List<Span> sentences,
        String textHash,
        Map<String, Metadata.Value> fields) {

    public StagedChunk {
        sentences = List.copyOf(sentences);
        fields = Map.copyOf(fields);
    }
}
