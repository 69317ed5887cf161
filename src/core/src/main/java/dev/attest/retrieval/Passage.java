package dev.attest.retrieval;

import static java.util.stream.Collectors.joining;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import java.util.List;
import java.util.function.Predicate;

/**
 * A chunk retrieved for a question. Where it begins or ends inside a sentence it stands joined with the chunks beside it that hold
 * the rest, as one chunk with the id of the one that was found.
 *
 * @param rank from 1
 * @param score from 0 to 1, higher is better; comparable within one retrieval only
 * @param relevance what it was ranked by; its sentence stands in the version's stored text, as the chunk's do
 * @param copies chunks that say the same in nearly the same words and share its place, best first; none of its parts
 * @param parts the chunks that it is made of, in the order of the text, one behind the other without a gap; one alone where no
 *     sentence is cut
 */
public record Passage(
        int rank, double score, Relevance relevance, VisibleChunk source, List<ChunkId> copies, List<Chunk> parts) {

    public Passage {
        copies = List.copyOf(copies);
        parts = List.copyOf(parts);
        if (!isMadeOf(source.chunk(), parts)) {
            throw new IllegalArgumentException("The parts of passage " + rank + " are not its text");
        }
        if (parts.stream().noneMatch(isOf(source.chunk().id()))) {
            throw new IllegalArgumentException("The chunk that was found is no part of passage " + rank);
        }
    }

    private static boolean isMadeOf(Chunk whole, List<Chunk> parts) {
        int end = whole.span().start();
        for (Chunk part : parts) {
            if (part.span().start() != end) {
                return false;
            }
            end = part.span().end();
        }
        return parts.stream().map(Chunk::text).collect(joining()).equals(whole.text());
    }

    private static Predicate<Chunk> isOf(ChunkId id) {
        return part -> part.id().equals(id);
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

    /** The chunk that was found, without its neighbours. */
    public Chunk found() {
        return parts.stream().filter(isOf(chunk().id())).findFirst().orElseThrow();
    }

    /**
     * The part that holds the beginning of a span.
     *
     * @param span in the version's stored text; must begin inside the passage
     */
    public Chunk partOf(Span span) {
        return parts.stream()
                .filter(part -> span.start() < part.span().end())
                .findFirst()
                .filter(part -> part.span().start() <= span.start())
                .orElseThrow(() -> new IllegalArgumentException(span + " does not begin in " + chunk().span()));
    }

    /** The chunks that were joined to the one that was found, in the order of the text. */
    public List<ChunkId> joined() {
        return parts.stream().filter(isOf(chunk().id()).negate()).map(Chunk::id).toList();
    }
}
