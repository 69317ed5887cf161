package dev.attest.retrieval;

import dev.attest.documents.Chunk;
import dev.attest.documents.VisibleChunk;
import java.util.OptionalDouble;

/**
 * A chunk retrieved for a question.
 *
 * @param rank from 1
 * @param score from 0 to 1, higher is better; comparable within one retrieval only
 * @param cosine between question and passage by the bundled encoder, the lowest among the candidates when its vectors did
 *     not find it; empty when they took no part
 */
public record Passage(int rank, double score, OptionalDouble cosine, VisibleChunk source) {

    public Chunk chunk() {
        return source.chunk();
    }
}
