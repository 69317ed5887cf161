package dev.attest.retrieval;

import dev.attest.documents.Chunk;
import dev.attest.documents.VisibleChunk;

/**
 * A chunk retrieved for a question.
 *
 * @param rank from 1
 * @param score from 0 to 1, higher is better; comparable within one retrieval only
 * @param relevance what it was ranked by; its sentence stands in the version's stored text, as the chunk's do
 */
public record Passage(int rank, double score, Relevance relevance, VisibleChunk source) {

    public Chunk chunk() {
        return source.chunk();
    }
}
