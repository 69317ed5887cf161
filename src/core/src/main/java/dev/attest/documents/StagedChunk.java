package dev.attest.documents;

/**
 * A chunk on its way into the indexes.
 *
 * @param accessSet 0 when every reader of the collection may read it
 * @param textHash names its text in {@link Embeddings}
 */
public record StagedChunk(ChunkId id, int accessSet, String text, String textHash) {}
