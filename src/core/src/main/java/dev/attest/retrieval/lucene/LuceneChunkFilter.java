package dev.attest.retrieval.lucene;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.ChunkFilter;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.QuantizedVector;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.Tally;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asks the documents that words are searched in, which hold passage vectors apart from all else there is of a passage. */
final class LuceneChunkFilter implements ChunkFilter {

    /** Doc values: the numbers in 8 bits, then their scale in 4 bytes. */
    private static final String PASSAGE = "passage";

    private final LuceneStore store;

    LuceneChunkFilter(LuceneStore store) {
        this.store = store;
    }

    static void add(Document document, QuantizedVector passage) {
        byte[] bytes = ByteBuffer.allocate(passage.values().length + Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(passage.values())
                .putFloat(passage.scale())
                .array();
        document.add(new BinaryDocValuesField(PASSAGE, new BytesRef(bytes)));
    }

    @Override
    public Mono<Tally> tally(Scope scope) {
        return store.read(searcher -> {
            long total = searcher.count(Leg.KEYWORD.readable(scope));
            long qualifying = scope.filter().isEmpty() ? total : searcher.count(Leg.KEYWORD.filter(scope));
            return new Tally(qualifying, total);
        });
    }

    @Override
    public Mono<List<ChunkId>> all(Scope scope) {
        return store.read(searcher -> {
            Query filter = Leg.KEYWORD.filter(scope);
            return chunks(searcher, filter, searcher.count(filter));
        });
    }

    @Override
    public Mono<Set<ChunkId>> among(Collection<ChunkId> chunks, Scope scope) {
        return store.read(searcher -> chunks.isEmpty() ? Set.of() : among(searcher, chunks, scope));
    }

    private static Set<ChunkId> among(IndexSearcher searcher, Collection<ChunkId> chunks, Scope scope)
            throws IOException {
        List<BytesRef> keys =
                chunks.stream().map(chunk -> Leg.KEYWORD.key(chunk).bytes()).toList();
        var query = new BooleanQuery.Builder()
                .add(new TermInSetQuery(Leg.KEY, keys), Occur.FILTER)
                .add(Leg.KEYWORD.filter(scope), Occur.FILTER)
                .build();
        return Set.copyOf(chunks(searcher, query, chunks.size()));
    }

    private static List<ChunkId> chunks(IndexSearcher searcher, Query query, int most) throws IOException {
        if (most == 0) {
            return List.of();
        }
        var found = searcher.search(query, most, Sort.INDEXORDER).scoreDocs;
        return LuceneStore.hits(searcher, found, score -> score).stream()
                .map(Hit::chunk)
                .toList();
    }

    @Override
    public Mono<List<Hit>> scan(float[] question, Scope scope, int limit) {
        return store.read(searcher -> {
                    LuceneStore.requireLimit(limit);
                    var asked = QuantizedVector.of(question);
                    return ExactScan.best(
                            searcher, Leg.KEYWORD.filter(scope), limit, segment -> scores(segment, asked));
                })
                .flatMap(found -> Mono.justOrEmpty(found.map(ExactScan.Found::hits)));
    }

    private static ExactScan.@Nullable Scores scores(LeafReader segment, QuantizedVector question) throws IOException {
        BinaryDocValues passages = segment.getBinaryDocValues(PASSAGE);
        if (passages == null) {
            return null;
        }
        byte[] values = new byte[question.values().length];
        return document ->
                passages.advanceExact(document) ? cosine(passages.binaryValue(), question, values) : Float.NaN;
    }

    /**
     * NaN for a passage of another dimension.
     *
     * @param values room for a passage's numbers
     */
    private static float cosine(BytesRef passage, QuantizedVector question, byte[] values) {
        if (passage.length != values.length + Float.BYTES) {
            return Float.NaN;
        }
        System.arraycopy(passage.bytes, passage.offset, values, 0, values.length);
        float scale = ByteBuffer.wrap(passage.bytes, passage.offset + values.length, Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat();
        float cosine = scale * question.scale() * VectorUtil.dotProduct(values, question.values());
        return Math.max(-1, Math.min(1, cosine));
    }
}
