package dev.attest.documents;

import java.util.List;

/**
 * A chunk on its way into the indexes.
 *
 * @param accessSet 0 when every reader of the collection may read it
 * @param sentences where its sentences stand in its own text, in order; headings and list markers are none
 * @param textHash names its text in {@link Embeddings} and {@link Encodings}
 */
public record StagedChunk(ChunkId id, int accessSet, String text, List<Span> sentences, String textHash) {

    public StagedChunk {
        sentences = List.copyOf(sentences);
    }
}
