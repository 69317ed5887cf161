package dev.attest.retrieval.lucene;

import dev.attest.documents.ChunkId;
import dev.attest.documents.ReadableCollection;
import dev.attest.documents.TextHash;
import dev.attest.documents.VersionKey;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.Scope;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * One of the indexes that share a Lucene index: that of the words, or that of one embedding model's vectors. Each has
 * Lucene documents of its own, told apart by a tag at the start of every term they are filtered or deleted by; so any can
 * be replaced without touching the others, and each delete and each collection in a scope is one term.
 *
 * @param tag begins every term, has no colon
 * @param model whose vectors these are, empty for the words
 */
record Leg(String tag, String model) {

    static final Leg KEYWORD = new Leg("k", "");

    /** Doc values: 16 bytes document, 4 version, 4 ordinal, so that bytes sort as chunk ids do. */
    static final String CHUNK = "chunk";

    static final String KEY = "key";

    private static final String COLLECTION = "collection";
    private static final String ACCESS = "access";
    private static final String DOCUMENT = "document";
    private static final String VERSION = "version";

    /** The vectors of a model; two models share a tag as rarely as two names share 64 bits of their SHA-256. */
    static Leg vectors(String model) {
        return new Leg("v" + TextHash.of(model).substring(0, 16), model);
    }

    /** A Lucene document with everything but the field this leg searches in. */
    Document document(long collectionId, IndexedChunk chunk) {
        ChunkId id = chunk.id();
        var document = new Document();
        document.add(field(key(id)));
        document.add(field(collection(collectionId)));
        document.add(field(new Term(ACCESS, access(collectionId, chunk.accessSet()))));
        document.add(field(document(id.documentId())));
        document.add(field(version(new VersionKey(id.documentId(), id.version()))));
        document.add(new SortedDocValuesField(CHUNK, bytes(id)));
        new FilterTerms(tag).addTo(document, chunk.fields());
        return document;
    }

    Term key(ChunkId id) {
        return term(KEY, id.toString());
    }

    Term collection(long id) {
        return term(COLLECTION, Long.toString(id));
    }

    Term document(UUID id) {
        return term(DOCUMENT, id.toString());
    }

    Term version(VersionKey key) {
        return term(VERSION, key.documentId() + ":" + key.version());
    }

    /** Matches all of this leg's documents. */
    Query all() {
        return new PrefixQuery(term(COLLECTION, ""));
    }

    /** Matches this leg's documents inside a scope, with its filter. */
    Query filter(Scope scope) {
        Query readable = readable(scope);
        return scope.filter()
                .map(filter -> new BooleanQuery.Builder()
                        .add(readable, BooleanClause.Occur.FILTER)
                        .add(new FilterTerms(tag).query(filter), BooleanClause.Occur.FILTER)
                        .build())
                .map(Query.class::cast)
                .orElse(readable);
    }

    /** Matches this leg's documents that the asker may read. */
    Query readable(Scope scope) {
        List<BytesRef> whole = new ArrayList<>();
        List<BytesRef> narrowed = new ArrayList<>();
        for (ReadableCollection collection : scope.collections()) {
            if (collection.accessSets().isEmpty()) {
                whole.add(collection(collection.id()).bytes());
            } else {
                for (int set : collection.accessSets().get()) {
                    narrowed.add(new BytesRef(access(collection.id(), set)));
                }
            }
        }
        return new BooleanQuery.Builder()
                .add(new TermInSetQuery(COLLECTION, whole), BooleanClause.Occur.SHOULD)
                .add(new TermInSetQuery(ACCESS, narrowed), BooleanClause.Occur.SHOULD)
                .build();
    }

    static ChunkId chunk(BytesRef bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new ChunkId(new UUID(buffer.getLong(), buffer.getLong()), buffer.getInt(), buffer.getInt());
    }

    private static BytesRef bytes(ChunkId id) {
        return new BytesRef(ByteBuffer.allocate(24)
                .putLong(id.documentId().getMostSignificantBits())
                .putLong(id.documentId().getLeastSignificantBits())
                .putInt(id.version())
                .putInt(id.ordinal())
                .array());
    }

    private String access(long collectionId, int set) {
        return tag + ":" + collectionId + ":" + set;
    }

    private Term term(String field, String value) {
        return new Term(field, tag + ":" + value);
    }

    private static Field field(Term term) {
        return new StringField(term.field(), term.bytes(), Field.Store.NO);
    }
}
