package dev.attest.retrieval;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A passage with the chunks beside it that make its cut sentences whole, {@value Chunk#MOST_OF_A_SENTENCE} chunks at most. */
final class JoinedPassage {

    private final Passage found;
    private final List<ChunkId> copies;
    private List<VisibleChunk> parts;

    /** With those of the neighbours that it needs; where there are too many, the sentence that meets the question best is made whole. */
    JoinedPassage(Passage found, Map<ChunkId, VisibleChunk> neighbours) {
        this.found = found;
        this.copies = new ArrayList<>(found.copies());
        this.parts = List.of(found.source());
        found.chunk().cut().stream()
                .sorted(Comparator.comparing(sentence -> !isBest(sentence)))
                .forEach(sentence -> join(sentence, neighbours));
    }

    private boolean isBest(Span sentence) {
        return found.relevance()
                .match()
                .filter(match -> sentence.overlaps(match.sentence()))
                .isPresent();
    }

    private void join(Span sentence, Map<ChunkId, VisibleChunk> neighbours) {
        var more = new ArrayList<>(parts);
        while (more.size() <= Chunk.MOST_OF_A_SENTENCE && !span(more).holds(sentence)) {
            boolean before = sentence.start() < span(more).start();
            VisibleChunk edge = more.get(before ? 0 : more.size() - 1);
            VisibleChunk next = neighbours.get(edge.chunk().id().beside(before ? -1 : 1));
            if (next == null) {
                return;
            }
            more.add(before ? 0 : more.size(), next);
        }
        parts = more.size() <= Chunk.MOST_OF_A_SENTENCE ? List.copyOf(more) : parts;
    }

    private static Span span(List<VisibleChunk> parts) {
        return new Span(
                parts.get(0).chunk().span().start(),
                parts.get(parts.size() - 1).chunk().span().end());
    }

    /** Whether all that a worse passage says stands in here; its copies share this place then. */
    boolean takes(Passage worse) {
        boolean part = parts.stream()
                .anyMatch(own -> own.chunk().id().equals(worse.chunk().id()));
        boolean taken = part && worse.chunk().cut().stream().allMatch(span(parts)::holds);
        if (taken) {
            copies.addAll(worse.copies());
        }
        return taken;
    }

    Passage passage(int rank) {
        List<Chunk> chunks = parts.stream().map(VisibleChunk::chunk).toList();
        // Neighbours in nearly the same words were taken together before they were joined.
        Set<ChunkId> own = chunks.stream().map(Chunk::id).collect(toSet());
        List<ChunkId> others =
                copies.stream().filter(copy -> !own.contains(copy)).toList();
        return new Passage(rank, found.score(), found.relevance(), source(chunks), others, chunks);
    }

    private VisibleChunk source(List<Chunk> chunks) {
        VisibleChunk source = found.source();
        return new VisibleChunk(
                whole(chunks),
                source.collection(),
                source.sourceKey(),
                source.title(),
                parts.get(0).page(),
                source.since());
    }

    private Chunk whole(List<Chunk> chunks) {
        Chunk own = found.chunk();
        Span span = span(parts);
        // What a neighbour holds of a sentence that goes on elsewhere is text, but nothing to quote.
        List<Span> sentences = chunks.stream()
                .flatMap(chunk -> chunk.wholeSentences().stream())
                .distinct()
                .filter(sentence -> span.holds(sentence) || sentence.overlaps(own.span()))
                .toList();
        return Chunk.of(
                own.id(),
                span,
                own.headings(),
                sentences,
                chunks.stream().map(Chunk::text).collect(joining()),
                chunks.stream().mapToInt(Chunk::tokens).sum());
    }
}
