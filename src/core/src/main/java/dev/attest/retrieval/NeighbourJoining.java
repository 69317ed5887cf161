package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Chunks;
import dev.attest.documents.Span;
import dev.attest.documents.VersionKey;
import dev.attest.documents.VisibleChunk;
import dev.attest.tenancy.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Joins passages that begin or end inside a sentence with the chunks beside them that hold the rest of it. A chunk that became part
 * of a better passage has no place of its own, unless it holds a part of another sentence that is not whole there.
 *
 * <p>The ledger is asked once, and only when a sentence is cut. Neighbours are read as every chunk is: those that the asker may
 * not see at this sequence are not there, and the passage stays as it was found.
 */
final class NeighbourJoining {

    private final Chunks chunks;
    private final Principal by;
    private final Map<Long, Long> sequences;

    NeighbourJoining(Chunks chunks, Principal by, Map<Long, Long> sequences) {
        this.chunks = chunks;
        this.by = by;
        this.sequences = sequences;
    }

    private record CutSentence(VersionKey version, Span span) {}

    /**
     * The same passages, joined and without those that became part of a better one.
     *
     * @param ranked best first
     * @param shown how many of the best anyone will read; only those are joined for certain
     */
    Mono<List<Passage>> join(List<Passage> ranked, int shown) {
        Set<ChunkId> neighbours = neighbours(ranked, shown);
        return neighbours.isEmpty()
                ? Mono.just(ranked)
                : chunks.visible(by, sequences, neighbours)
                        .map(read -> read.stream()
                                .collect(toMap(chunk -> chunk.chunk().id(), chunk -> chunk)))
                        .map(read -> places(ranked, read));
    }

    /** What may hold the rest of sentences that will be shown. */
    private static Set<ChunkId> neighbours(List<Passage> ranked, int shown) {
        var neighbours = new LinkedHashSet<ChunkId>();
        var known = new HashSet<CutSentence>();
        int places = 0;
        for (int i = 0; i < ranked.size() && places < shown; i++) {
            Chunk chunk = ranked.get(i).chunk();
            List<CutSentence> cut = cut(chunk);
            // One that shares a sentence with a better one may become part of that, and then the next one is shown.
            places += Collections.disjoint(known, cut) ? 1 : 0;
            known.addAll(cut);
            cut.forEach(sentence -> neighbours(chunk, sentence.span()).forEach(neighbours::add));
        }
        return neighbours;
    }

    private static List<CutSentence> cut(Chunk chunk) {
        return chunk.cut().stream()
                .map(sentence -> new CutSentence(
                        new VersionKey(chunk.id().documentId(), chunk.id().version()), sentence))
                .toList();
    }

    private static Stream<ChunkId> neighbours(Chunk chunk, Span sentence) {
        boolean before = sentence.start() < chunk.span().start();
        boolean after = sentence.end() > chunk.span().end();
        int most = Chunk.MOST_OF_A_SENTENCE - 1;
        return IntStream.rangeClosed(before ? -most : 1, after ? most : -1)
                .filter(distance -> distance != 0 && chunk.id().ordinal() + distance >= 0)
                .mapToObj(distance -> chunk.id().beside(distance));
    }

    private static List<Passage> places(List<Passage> ranked, Map<ChunkId, VisibleChunk> neighbours) {
        var places = new ArrayList<JoinedPassage>();
        for (Passage passage : ranked) {
            boolean taken = places.stream().anyMatch(better -> better.takes(passage));
            if (!taken) {
                places.add(new JoinedPassage(passage, neighbours));
            }
        }
        return IntStream.range(0, places.size())
                .mapToObj(i -> places.get(i).passage(i + 1))
                .toList();
    }
}
