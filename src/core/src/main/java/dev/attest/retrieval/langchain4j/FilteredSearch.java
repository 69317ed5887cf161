package dev.attest.retrieval.langchain4j;

import dev.attest.documents.ReadableCollection;
import dev.attest.retrieval.ChunkFilter;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.Nearest;
import dev.attest.retrieval.Nearest.Way;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.Tally;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import reactor.core.publisher.Mono;

/**
 * The nearest of what a filter lets through in one collection, without a filter of ChromaDB's, which costs many times the
 * search itself. What qualifies is told by the index of words, which every process has.
 *
 * <p>When few chunks qualify, they are compared one by one with vectors held here, and the best again with those that
 * ChromaDB holds. When most do, ChromaDB is asked for more than is wanted, and what does not qualify is dropped; again for
 * more, when that was too little. Between the two the one that takes less time is chosen. Of very many that qualify and all
 * lie far from the question, fewer are found than are there.
 */
final class FilteredSearch {

    /** Measured by {@code attest bench filters}: comparing one takes so much less time than one more hit of the server. */
    private static final double SCANNED_PER_HIT = 75;

    /** What a server needs for a search among named chunks at least, in its own hits. */
    private static final long HITS_PER_NAMED_SEARCH = 3_000;

    /** One call's; of more it takes less time to ask for more hits, and they are named only when those hold too few. */
    private static final long MOST_NAMED = NamedSearch.NAMED;

    /** In 20 calls, one after the other: what takes longer would be found when nobody waits for it any more. */
    private static final long MOST_NAMED_AT_LAST = 10 * MOST_NAMED;

    /** Some 70 bytes each in an answer that is held as a whole; those that are not among so many are named instead. */
    private static final long MOST_ASKED = 100_000;

    /** Compared again with the server's vectors; of more than that the order hardly matters. */
    private static final int COMPARED_AGAIN = 200;
    /** Beyond the limit, since 8 bits may rank those at its end a little lower. */
    private static final int AROUND_THE_END = 16;

    private static final int WIDER = 4;

    private final ChunkFilter filter;
    private final boolean scannable;
    private final LongFunction<ChromaCalls> vectors;
    private final NamedSearch named;

    /**
     * Of one model.
     *
     * @param scannable whether {@link ChunkFilter#scan} compares with vectors of this model
     * @param vectors the server's side of a collection of ours
     */
    FilteredSearch(ChunkFilter filter, boolean scannable, LongFunction<ChromaCalls> vectors, NamedSearch named) {
        this.filter = filter;
        this.scannable = scannable;
        this.vectors = vectors;
        this.named = named;
    }

    /** One question in one collection. */
    private record Inquiry(float[] question, long collectionId, Scope scope, int limit, Tally tally, long size) {

        /** So many hits hold as many as are wanted that qualify, but for one question in a thousand, if those stand anywhere. */
        long wide() {
            double wanted = Math.min(limit, tally.qualifying());
            double surely = wanted + 3 * Math.sqrt(wanted);
            return (long) Math.min((double) size, Math.ceil(surely * size / tally.qualifying()));
        }
    }

    /** At most {@code limit}, best first but for equals. */
    Mono<Nearest> search(float[] question, ReadableCollection collection, Scope scope, int limit) {
        Scope here = new Scope(List.of(collection), scope.filter());
        Scope all = new Scope(List.of(
                new ReadableCollection(collection.id(), collection.name(), Optional.empty(), collection.sequence())));
        return Mono.zip(filter.tally(here), filter.tally(all))
                .map(tallies -> new Inquiry(
                        question,
                        collection.id(),
                        here,
                        limit,
                        tallies.getT1(),
                        tallies.getT2().total()))
                .flatMap(this::search);
    }

    private Mono<Nearest> search(Inquiry inquiry) {
        long qualifying = inquiry.tally().qualifying();
        if (qualifying == 0) {
            return Mono.just(Nearest.none());
        }
        long wide = inquiry.wide();
        if (scannable && qualifying <= SCANNED_PER_HIT * wide) {
            return scan(inquiry).switchIfEmpty(Mono.defer(() -> wide(inquiry, wide)));
        }
        return wide > HITS_PER_NAMED_SEARCH && qualifying <= MOST_NAMED ? named(inquiry) : wide(inquiry, wide);
    }

    private Mono<Nearest> scan(Inquiry inquiry) {
        boolean again = inquiry.limit() <= COMPARED_AGAIN;
        int most = again ? inquiry.limit() + AROUND_THE_END : inquiry.limit();
        return filter.scan(inquiry.question(), inquiry.scope(), most)
                .flatMap(best -> again && !best.isEmpty() ? comparedAgain(inquiry, best) : Mono.just(best))
                .map(best -> new Nearest(best, Way.SCAN, inquiry.tally().qualifying()));
    }

    private Mono<List<Hit>> comparedAgain(Inquiry inquiry, List<Hit> best) {
        return named.cosines(
                vectors.apply(inquiry.collectionId()),
                inquiry.question(),
                best.stream().map(Hit::chunk).toList());
    }

    /** Slower than either, but for the few of many that nothing here can be compared with. */
    private Mono<Nearest> named(Inquiry inquiry) {
        return filter.all(inquiry.scope())
                .flatMap(chunks -> named.nearest(
                        vectors.apply(inquiry.collectionId()), inquiry.question(), chunks, inquiry.limit()))
                .map(hits -> new Nearest(hits, Way.SCAN, inquiry.tally().qualifying()));
    }

    private Mono<Nearest> wide(Inquiry inquiry, long most) {
        int asked = (int) Math.min(MOST_ASKED, most);
        return vectors.apply(inquiry.collectionId())
                .one(there -> there.nearest(inquiry.question(), asked))
                .flatMap(hits -> filter.among(hits.stream().map(Hit::chunk).toList(), inquiry.scope())
                        .flatMap(qualifying -> enough(inquiry, hits, qualifying, asked)));
    }

    private Mono<Nearest> enough(Inquiry inquiry, List<Hit> hits, Set<?> qualifying, int asked) {
        List<Hit> kept =
                hits.stream().filter(hit -> qualifying.contains(hit.chunk())).toList();
        boolean enough =
                kept.size() >= Math.min(inquiry.limit(), inquiry.tally().qualifying());
        if (enough) {
            return Mono.just(new Nearest(kept, Way.WIDE, asked));
        }
        // What qualifies lies far from the question: however many more are asked for, they may be others.
        Mono<Nearest> rest = Mono.defer(() -> rest(inquiry, hits.size(), new Nearest(kept, Way.WIDE, asked)));
        return scannable ? scan(inquiry).switchIfEmpty(rest) : rest;
    }

    /** A server's graph may have parts out of reach, so that fewer hits than were asked for need not be all there are. */
    private Mono<Nearest> rest(Inquiry inquiry, int found, Nearest kept) {
        long asked = kept.fetched();
        if (found >= asked && asked < Math.min(MOST_ASKED, inquiry.size())) {
            return wide(inquiry, Math.min(asked * WIDER, inquiry.size()));
        }
        return inquiry.tally().qualifying() <= MOST_NAMED_AT_LAST ? named(inquiry) : Mono.just(kept);
    }
}
