package dev.attest.retrieval.langchain4j;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.Hit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The nearest among named chunks, however many: a call names some of them only, and the best of all calls are the answer.
 * Blocks.
 *
 * @param named most chunks named in a search
 * @param compared most chunks whose vectors are asked for at once
 */
record NamedSearch(int named, int compared) {

    /** Of some 60 bytes each, far below what ChromaDB takes; above 32,766 it has too many variables for its SQL. */
    static final int NAMED = 10_000;

    /** Keeps the answer, which carries the vectors, to a few MB of the usual dimensions. */
    private static final int COMPARED = 200;

    NamedSearch {
        if (named < 1 || compared < 1) {
            throw new IllegalArgumentException("A call names at least one chunk");
        }
    }

    static NamedSearch within(PayloadLimit payload) {
        return new NamedSearch(NAMED, Math.min(COMPARED, payload.mostHits()));
    }

    /** At most {@code limit}, best first but for equals; chunks that are not there are left out. */
    List<Hit> nearest(ChromaVectors there, float[] question, List<ChunkId> chunks, int limit) {
        // The server answers a search with an error that names a chunk it has no vector of, such as one just ingested.
        List<ChunkId> present = parts(chunks, named)
                .flatMap(part -> there.present(part).stream())
                .toList();
        List<Hit> reached = best(
                parts(present, named).map(part -> there.nearest(question, part, Math.min(limit, part.size()))), limit);
        // What the server's graph does not reach is compared one by one, unless that were too many calls.
        return reached.size() >= Math.min(limit, present.size()) || present.size() > named
                ? reached
                : best(Stream.of(cosines(there, question, present)), limit);
    }

    private static List<Hit> best(Stream<List<Hit>> parts, int limit) {
        return parts.flatMap(List::stream).sorted(Hit.BEST_FIRST).limit(limit).toList();
    }

    /** All of the chunks that are there with their cosines, in no order. */
    List<Hit> cosines(ChromaVectors there, float[] question, List<ChunkId> chunks) {
        return parts(chunks, compared)
                .map(part -> there.compared(question, part))
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<List<ChunkId>> parts(List<ChunkId> chunks, int size) {
        return IntStream.iterate(0, from -> from < chunks.size(), from -> from + size)
                .mapToObj(from -> chunks.subList(from, Math.min(chunks.size(), from + size)));
    }
}
