package dev.attest.retrieval.lucene;

import dev.attest.retrieval.AppliedSequences;
import dev.attest.retrieval.DotProduct;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.Nearest;
import dev.attest.retrieval.Nearest.Way;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.VectorIndex;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Nearest vectors of one model by HNSW; the scope, and a request's own filter, are a filter inside the graph search. Where little
 * enough qualifies it is compared one by one instead, which misses nothing: the graph search passes by all that does not qualify, and
 * would in the end do the same after it.
 */
final class LuceneVectorIndex implements VectorIndex {

    /** The graph search finds more of the true neighbours the more it is asked for: so many times what is wanted, and so many at least. */
    private static final int MORE = 3;

    private static final int LEAST_NEIGHBOURS = 150;

    /**
     * How much longer than without a filter the graph is searched under one, at least: what qualifies may lie anywhere.
     * Measured by {@code attest bench filters}: with as much as without, the nearest are missed more often than 2 in 100.
     */
    private static final double EFFORT = 1.5;

    /** How many vectors are compared in the time the graph search takes for one neighbour; measured likewise. */
    private static final double SCANNED_PER_NEIGHBOUR = 40;

    private final LuceneStore store;
    private final Leg leg;

    LuceneVectorIndex(LuceneStore store, Leg leg) {
        this.store = store;
        this.leg = leg;
    }

    @Override
    public Mono<Nearest> nearest(float[] question, Scope scope, int limit) {
        return store.read(searcher -> {
            LuceneStore.requireLimit(limit);
            double effort = scope.filter().isPresent() ? EFFORT : 1;
            return nearest(searcher, question, leg.filter(scope), limit, effort);
        });
    }

    private Nearest nearest(IndexSearcher searcher, float[] question, Query filter, int limit, double effort)
            throws IOException {
        long qualifying = searcher.count(filter);
        if (qualifying == 0 || limit == 0) {
            return Nearest.none();
        }
        double share = (double) qualifying / Math.max(qualifying, vectors(searcher, question));
        // Of what the graph search visits that share qualifies.
        int most = (int)
                Math.max(Math.min((double) limit, (double) qualifying), effort * neighbours(searcher, limit) * share);
        boolean few = qualifying <= SCANNED_PER_NEIGHBOUR * most / share;
        Optional<Nearest> scan = few ? scan(searcher, question, filter, limit) : Optional.empty();
        if (scan.isPresent()) {
            return scan.get();
        }
        Nearest found = graph(searcher, question, filter, limit, most);
        // Parts of a graph may be out of reach through what qualifies.
        return few || found.hits().size() >= Math.min(limit, qualifying)
                ? found
                : scan(searcher, question, filter, limit).orElse(found);
    }

    private long vectors(IndexSearcher searcher, float[] question) throws IOException {
        long vectors = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(field(question));
            vectors += values == null ? 0 : values.size();
        }
        return vectors;
    }

    private Nearest graph(IndexSearcher searcher, float[] question, Query filter, int limit, int most)
            throws IOException {
        var query = new KnnFloatVectorQuery(field(question), question, most, filter);
        ScoreDoc[] near = searcher.search(query, most).scoreDocs;
        return new Nearest(exactly(searcher, near, question, limit), Way.GRAPH, most);
    }

    /** A heap of this size is taken at once, so never more than there are chunks. */
    private static int neighbours(IndexSearcher searcher, int limit) {
        long wanted = Math.max(LEAST_NEIGHBOURS, (long) MORE * limit);
        return (int) Math.max(1, Math.min(searcher.getIndexReader().maxDoc(), wanted));
    }

    /** Empty when there is a chunk without a vector of this dimension. */
    private Optional<Nearest> scan(IndexSearcher searcher, float[] question, Query filter, int limit)
            throws IOException {
        return ExactScan.best(searcher, filter, limit, segment -> cosines(segment, question))
                .map(found -> new Nearest(found.hits(), Way.SCAN, found.compared()));
    }

    /** Those near by their vectors in 7 bits, ranked by the vectors themselves. */
    private List<Hit> exactly(IndexSearcher searcher, ScoreDoc[] near, float[] question, int limit) throws IOException {
        ScoreDoc[] inOrder = near.clone();
        Arrays.sort(inOrder, Comparator.comparingInt(document -> document.doc));
        int next = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(field(question));
            int end = leaf.docBase + leaf.reader().maxDoc();
            for (; values != null && next < inOrder.length && inOrder[next].doc < end; next++) {
                values.advance(inOrder[next].doc - leaf.docBase);
                inOrder[next].score = cosine(question, values);
            }
        }
        return LuceneStore.hits(searcher, inOrder).stream()
                .sorted(Hit.BEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** By the vectors themselves, not their 7 bits. */
    private ExactScan.@Nullable Scores cosines(LeafReader segment, float[] question) throws IOException {
        FloatVectorValues values = segment.getFloatVectorValues(field(question));
        return values == null
                ? null
                : document -> values.advance(document) == document ? cosine(question, values) : Float.NaN;
    }

    private static float cosine(float[] question, FloatVectorValues values) throws IOException {
        return Math.max(-1, Math.min(1, DotProduct.of(question, values.vectorValue())));
    }

    @Override
    public Mono<Void> apply(IndexChanges changes) {
        return store.apply(leg, changes, this::addVector);
    }

    @Override
    public Mono<Void> drop(long collectionId) {
        return store.drop(leg, collectionId);
    }

    @Override
    public Mono<AppliedSequences> applied() {
        return store.applied(leg);
    }

    private void addVector(Document document, IndexedChunk chunk) {
        document.add(
                new KnnFloatVectorField(field(chunk.vector()), chunk.vector(), VectorSimilarityFunction.DOT_PRODUCT));
    }

    /** A Lucene field has one dimension for ever, also after its vectors are gone. */
    private String field(float[] vector) {
        return "vector-" + leg.tag() + "-" + vector.length;
    }
}
