package dev.attest.retrieval.lucene;

import dev.attest.retrieval.Hit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** Compares a question with everything a query matches, and with nothing else. */
final class ExactScan {

    /** Looked at beyond the limit, or the order in the index would choose among equals that the order of ids decides on. */
    private static final int EQUALS = 32;

    private final LongHeap heap;
    private long compared;

    private ExactScan(int most) {
        heap = new LongHeap(most);
    }

    /** Scores a segment's documents, asked for in rising order; NaN for one that cannot be scored. */
    @FunctionalInterface
    interface Scores {
        float of(int document) throws IOException;
    }

    /** What scores the documents of a segment; null when nothing can be scored there. */
    @FunctionalInterface
    interface Segments {
        @Nullable Scores scores(LeafReader segment) throws IOException;
    }

    /**
     * What was found.
     *
     * @param hits best first, ties in chunk-id order
     * @param compared how many there were
     */
    record Found(List<Hit> hits, long compared) {}

    /** Empty when something the query matches cannot be scored. */
    static Optional<Found> best(IndexSearcher searcher, Query query, int limit, Segments segments) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        long most = Math.min((long) limit + EQUALS, searcher.getIndexReader().maxDoc());
        var scan = new ExactScan((int) Math.max(1, most));
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer matching = weight.scorer(leaf);
            if (matching != null && !scan.takeAll(leaf, matching.iterator(), segments.scores(leaf.reader()))) {
                return Optional.empty();
            }
        }
        List<Hit> hits = LuceneStore.hits(searcher, scan.drained()).stream()
                .sorted(Hit.BEST_FIRST)
                .limit(limit)
                .toList();
        return Optional.of(new Found(hits, scan.compared));
    }

    private boolean takeAll(LeafReaderContext leaf, DocIdSetIterator documents, @Nullable Scores scores)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
            if (live == null || live.get(doc)) {
                float score = scores == null ? Float.NaN : scores.of(doc);
                if (Float.isNaN(score)) {
                    return false;
                }
                heap.insertWithOverflow(encoded(score, leaf.docBase + doc));
                compared++;
            }
        }
        return true;
    }

    /** Sorts as scores do. */
    private static long encoded(float score, int document) {
        return (long) NumericUtils.floatToSortableInt(score) << Integer.SIZE | document;
    }

    private ScoreDoc[] drained() {
        var best = new ScoreDoc[heap.size()];
        for (int i = best.length - 1; i >= 0; i--) {
            long worst = heap.pop();
            best[i] = new ScoreDoc((int) worst, NumericUtils.sortableIntToFloat((int) (worst >> Integer.SIZE)));
        }
        return best;
    }
}
