package dev.attest.retrieval;

import dev.attest.documents.Chunk;
import dev.attest.documents.VisibleChunk;

/**
 * A chunk retrieved for a question.
 *
 * @param rank from 1
 * @param score from 0 to 1, higher is better; comparable within one retrieval only
 * @param cosine between question and passage; the lowest among the candidates when vectors did not find it
 */
public record Passage(int rank, double score, double cosine, VisibleChunk source) {

    public Chunk chunk() {
        return source.chunk();
    }
}
