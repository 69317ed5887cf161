package dev.attest.retrieval;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.VisibleChunk;
import java.util.List;

/**
 * A chunk retrieved for a question.
 *
 * @param rank from 1
 * @param score from 0 to 1, higher is better; comparable within one retrieval only
 * @param relevance what it was ranked by; its sentence stands in the version's stored text, as the chunk's do
 * @param copies chunks that say the same in nearly the same words and share its place, best first
 */
public record Passage(int rank, double score, Relevance relevance, VisibleChunk source, List<ChunkId> copies) {

    public Passage {
        copies = List.copyOf(copies);
    }

    /** Alone at its place. */
    public Passage(int rank, double score, Relevance relevance, VisibleChunk source) {
        this(rank, score, relevance, source, List.of());
    }

    public Chunk chunk() {
        return source.chunk();
    }
}
