package dev.attest.retrieval.lucene;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.ChunkFilter;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.QuantizedVector;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.Tally;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asks the documents that words are searched in, which hold passage vectors apart from all else there is of a passage. */
final class LuceneChunkFilter implements ChunkFilter {

    private final LuceneStore store;

    LuceneChunkFilter(LuceneStore store) {
        this.store = store;
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
        return LuceneStore.hits(searcher, found).stream().map(Hit::chunk).toList();
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
        BinaryDocValues passages = segment.getBinaryDocValues(PassageField.NAME);
        if (passages == null) {
            return null;
        }
        byte[] values = new byte[question.values().length];
        return document -> passages.advanceExact(document)
                ? PassageField.cosine(passages.binaryValue(), question, values)
                : Float.NaN;
    }
}
