package dev.attest.retrieval.lucene;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.MultiVector;
import dev.attest.retrieval.MultiVectors;
import dev.attest.retrieval.QuantizedVector;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Multi-vectors as doc values of the documents that words are searched in: the passage's vector in one, which is read for every
 * candidate, and all else in another.
 */
final class LuceneMultiVectors implements MultiVectors {

    /** A multi-vector in bytes, with {@link #NO_PASSAGE}. */
    private static final String FIELD = "multi-vector";

    private static final QuantizedVector NO_PASSAGE = QuantizedVector.of(new float[0]);

    private final LuceneStore store;

    LuceneMultiVectors(LuceneStore store) {
        this.store = store;
    }

    static void add(Document document, MultiVector vector) {
        PassageField.add(document, vector.passage());
        document.add(new BinaryDocValuesField(
                FIELD, new BytesRef(vector.withPassage(NO_PASSAGE).toBytes())));
    }

    @Override
    public Mono<Map<ChunkId, MultiVector>> find(Collection<ChunkId> chunks) {
        return read(chunks, segment -> {
            BinaryDocValues passages = DocValues.getBinary(segment, PassageField.NAME);
            BinaryDocValues vectors = DocValues.getBinary(segment, FIELD);
            return document -> passages.advanceExact(document) && vectors.advanceExact(document)
                    ? MultiVector.of(bytes(vectors.binaryValue()))
                            .withPassage(PassageField.read(passages.binaryValue()))
                    : null;
        });
    }

    @Override
    public Mono<Map<ChunkId, QuantizedVector>> passages(Collection<ChunkId> chunks) {
        return read(chunks, segment -> {
            BinaryDocValues passages = DocValues.getBinary(segment, PassageField.NAME);
            return document -> passages.advanceExact(document) ? PassageField.read(passages.binaryValue()) : null;
        });
    }

    private static byte[] bytes(BytesRef bytes) {
        return Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    }

    /** Reads something of a segment's documents, asked for in rising order; null where there is nothing. */
    @FunctionalInterface
    private interface Kept<T> {
        @Nullable T of(int document) throws IOException;
    }

    @FunctionalInterface
    private interface Segments<T> {
        Kept<T> kept(LeafReader segment) throws IOException;
    }

    private <T> Mono<Map<ChunkId, T>> read(Collection<ChunkId> chunks, Segments<T> segments) {
        return store.read(searcher -> {
            // In the order of the terms, so that neighbours are read from the same block.
            var wanted = new TreeMap<BytesRef, ChunkId>();
            chunks.forEach(chunk -> wanted.put(Leg.KEYWORD.key(chunk).bytes(), chunk));
            var found = new HashMap<ChunkId, T>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                SortedMap<Integer, ChunkId> places = places(leaf.reader(), wanted);
                if (!places.isEmpty()) {
                    read(places, segments.kept(leaf.reader()), found);
                }
            }
            return found;
        });
    }

    /** Where chunks stand in a segment, which are wanted in no other one then. */
    private static SortedMap<Integer, ChunkId> places(LeafReader segment, SortedMap<BytesRef, ChunkId> wanted)
            throws IOException {
        var places = new TreeMap<Integer, ChunkId>();
        Terms terms = segment.terms(Leg.KEY);
        if (terms == null || wanted.isEmpty()) {
            return places;
        }
        TermsEnum keys = terms.iterator();
        Iterator<Map.Entry<BytesRef, ChunkId>> all = wanted.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<BytesRef, ChunkId> chunk = all.next();
            int document = keys.seekExact(chunk.getKey()) ? alive(keys, segment.getLiveDocs()) : -1;
            if (document >= 0) {
                places.put(document, chunk.getValue());
                all.remove();
            }
        }
        return places;
    }

    /** The one document of a key that was not deleted since; -1 without one. */
    private static int alive(TermsEnum key, @Nullable Bits live) throws IOException {
        PostingsEnum documents = key.postings(null, PostingsEnum.NONE);
        int document = documents.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document)) {
            document = documents.nextDoc();
        }
        return document == DocIdSetIterator.NO_MORE_DOCS ? -1 : document;
    }

    private static <T> void read(SortedMap<Integer, ChunkId> places, Kept<T> kept, Map<ChunkId, T> found)
            throws IOException {
        for (Map.Entry<Integer, ChunkId> place : places.entrySet()) {
            T there = kept.of(place.getKey());
            if (there != null) {
                found.put(place.getValue(), there);
            }
        }
    }
}
