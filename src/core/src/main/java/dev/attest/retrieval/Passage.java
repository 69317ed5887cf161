package dev.attest.retrieval;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.VisibleChunk;
import java.util.List;

/**
 * A chunk retrieved for a question. Where it begins or ends inside a sentence it stands joined with the chunks beside it that hold
 * the rest, as one chunk with the id of the one that was found.
 *
 * @param rank from 1
 * @param score from 0 to 1, higher is better; comparable within one retrieval only
 * @param relevance what it was ranked by; its sentence stands in the version's stored text, as the chunk's do
 * @param copies chunks that say the same in nearly the same words and share its place, best first
 * @param parts the chunks that it is made of, in the order of the text, one behind the other without a gap; one alone where no
 *     sentence is cut
 */
public record Passage(
        int rank, double score, Relevance relevance, VisibleChunk source, List<ChunkId> copies, List<Chunk> parts) {

    public Passage {
        copies = List.copyOf(copies);
        parts = List.copyOf(parts);
        if (parts.stream().mapToInt(part -> part.span().length()).sum()
                != source.chunk().span().length()) {
            throw new IllegalArgumentException("The parts of passage " + rank + " are not its text");
        }
    }

    /** Of one chunk. */
    public Passage(int rank, double score, Relevance relevance, VisibleChunk source, List<ChunkId> copies) {
        this(rank, score, relevance, source, copies, List.of(source.chunk()));
    }

    /** Alone at its place. */
    public Passage(int rank, double score, Relevance relevance, VisibleChunk source) {
        this(rank, score, relevance, source, List.of());
    }

    public Chunk chunk() {
        return source.chunk();
    }

    /** The chunks that were joined to the one that was found, in the order of the text. */
    public List<ChunkId> joined() {
        return parts.stream()
                .map(Chunk::id)
                .filter(part -> !part.equals(chunk().id()))
                .toList();
    }
}
