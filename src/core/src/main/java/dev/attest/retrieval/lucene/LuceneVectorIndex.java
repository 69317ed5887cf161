package dev.attest.retrieval.lucene;

import dev.attest.retrieval.AppliedSequences;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.VectorIndex;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.KnnFloatVectorQuery;
import reactor.core.publisher.Mono;

/** Nearest vectors of one model by HNSW; the scope is a filter inside the graph search. */
final class LuceneVectorIndex implements VectorIndex {

    /** The graph search finds more of the true neighbours the more it is asked for. */
    private static final int LEAST_NEIGHBOURS = 100;

    private final LuceneStore store;
    private final Leg leg;

    LuceneVectorIndex(LuceneStore store, Leg leg) {
        this.store = store;
        this.leg = leg;
    }

    @Override
    public Mono<List<Hit>> search(float[] question, Scope scope, int limit) {
        return store.read(searcher -> {
            // A heap of this size is taken at once, so never more than there are chunks.
            long wanted = Math.max(LEAST_NEIGHBOURS, 2L * limit);
            int most = (int) Math.max(1, Math.min(searcher.getIndexReader().maxDoc(), wanted));
            var query = new KnnFloatVectorQuery(field(question), question, most, leg.filter(scope));
            return LuceneStore.best(searcher, query, limit, LuceneVectorIndex::cosine);
        });
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

    /** Lucene scores a dot product d as (1 + d) / 2. */
    private static double cosine(double score) {
        return Math.max(-1, Math.min(1, 2 * score - 1));
    }
}
