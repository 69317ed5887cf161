package dev.attest.retrieval.langchain4j;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The nearest among named chunks, however many: a call names some of them only, and the best of all calls are the answer.
 * One call follows the other, and none begins once the subscriber has cancelled.
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

    /** What became of some of the chunks. */
    private record Reached(List<ChunkId> present, List<Hit> hits) {

        static Reached of(List<Reached> parts) {
            return new Reached(
                    parts.stream().flatMap(part -> part.present().stream()).toList(),
                    parts.stream().flatMap(part -> part.hits().stream()).toList());
        }
    }

    /** At most {@code limit}, best first but for equals; chunks that are not there are left out. */
    Mono<List<Hit>> nearest(ChromaCalls there, float[] question, List<ChunkId> chunks, int limit) {
        return Flux.fromIterable(parts(chunks, named))
                .concatMap(part -> reached(there, question, part, limit))
                .collectList()
                .map(Reached::of)
                .flatMap(all -> complete(there, question, all, limit))
                .map(hits -> best(hits, limit));
    }

    private Mono<Reached> reached(ChromaCalls there, float[] question, List<ChunkId> part, int limit) {
        // The server answers a search with an error that names a chunk it has no vector of, such as one just ingested.
        Mono<Reached> reached = there.one(vectors -> vectors.present(part))
                .filter(present -> !present.isEmpty())
                .flatMap(present -> there.one(
                                vectors -> vectors.nearest(question, present, Math.min(limit, present.size())))
                        .map(hits -> new Reached(present, hits)));
        // One that was there may be retired before the search comes.
        return reached.onErrorResume(NamedSearch::lostOne, lost -> reached)
                .onErrorMap(
                        NamedSearch::lostOne,
                        lost -> new IndexUnavailable("Chunks went away twice while they were searched", lost));
    }

    private static boolean lostOne(Throwable e) {
        return e instanceof ChromaRefused refused && refused.unknownId();
    }

    /** What the server's graph does not reach is compared one by one, unless that were too many calls. */
    private Mono<List<Hit>> complete(ChromaCalls there, float[] question, Reached all, int limit) {
        int wanted = Math.min(limit, all.present().size());
        return all.hits().size() >= wanted || all.present().size() > named
                ? Mono.just(all.hits())
                : cosines(there, question, all.present());
    }

    private static List<Hit> best(Collection<Hit> hits, int limit) {
        return hits.stream().sorted(Hit.BEST_FIRST).limit(limit).toList();
    }

    /** All of the chunks that are there with their cosines, in no order. */
    Mono<List<Hit>> cosines(ChromaCalls there, float[] question, List<ChunkId> chunks) {
        return Flux.fromIterable(parts(chunks, compared))
                .concatMap(part -> there.one(vectors -> vectors.compared(question, part)))
                .<Hit>concatMapIterable(hits -> hits)
                .collectList();
    }

    private static List<List<ChunkId>> parts(List<ChunkId> chunks, int size) {
        return IntStream.iterate(0, from -> from < chunks.size(), from -> from + size)
                .mapToObj(from -> chunks.subList(from, Math.min(chunks.size(), from + size)))
                .toList();
    }
}
