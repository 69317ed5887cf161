package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Metadata;
import dev.attest.documents.ReadableCollection;
import dev.attest.documents.VersionKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Chunks, changes and scopes for the index contracts; document n always has the same id, and ids sort as n does. */
public final class IndexSamples {

    public static final Comparator<ChunkId> CHUNK_ORDER = Comparator.comparing(
                    (ChunkId id) -> id.documentId().toString())
            .thenComparingInt(ChunkId::version)
            .thenComparingInt(ChunkId::ordinal);

    private static final FakeEmbedder EMBEDDER = new FakeEmbedder();

    private IndexSamples() {}

    public static UUID document(int n) {
        // Spread over the sign bit of the leading half, where comparing as signed numbers would go wrong.
        return new UUID(((long) n) << 56, n);
    }

    public static ChunkId id(int document, int version, int ordinal) {
        return new ChunkId(document(document), version, ordinal);
    }

    /** Chunk 0 of version 1 of a document, for every reader. */
    public static IndexedChunk chunk(int document, String text) {
        return chunk(id(document, 1, 0), 0, text);
    }

    public static IndexedChunk chunk(ChunkId id, int accessSet, String text) {
        return chunk(id, accessSet, text, Map.of());
    }

    /** For every reader, with what filters look at. */
    public static IndexedChunk chunk(int document, String text, Map<String, Metadata.Value> fields) {
        return chunk(id(document, 1, 0), 0, text, fields);
    }

    public static IndexedChunk chunk(ChunkId id, int accessSet, String text, Map<String, Metadata.Value> fields) {
        return new IndexedChunk(id, accessSet, text, EMBEDDER.vector(text), Optional.of(multiVector(text)), fields);
    }

    /** What filters look at, from keys and values in turns. */
    public static Map<String, Metadata.Value> fields(Object... keysAndValues) {
        var object = new HashMap<Object, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Metadata.of(object).values();
    }

    /** Of one sentence. */
    public static MultiVector multiVector(String text) {
        return MultiVector.of(
                EMBEDDER.encode(List.of(text)).block().get(0), new PassageText(text, List.of()), EMBEDDER.centre());
    }

    public static IndexChanges adding(long collection, long sequence, IndexedChunk... chunks) {
        return new IndexChanges(collection, sequence, List.of(chunks), List.of(), List.of());
    }

    public static IndexChanges deleting(long collection, long sequence, int document) {
        return new IndexChanges(collection, sequence, List.of(), List.of(document(document)), List.of());
    }

    public static IndexChanges retiring(long collection, long sequence, int document, int version) {
        return new IndexChanges(
                collection, sequence, List.of(), List.of(), List.of(new VersionKey(document(document), version)));
    }

    public static Scope everythingIn(long... collections) {
        return new Scope(Arrays.stream(collections)
                .mapToObj(id -> new ReadableCollection(id, "c" + id, Optional.empty(), 0))
                .toList());
    }

    public static Scope narrowed(long collection, Integer... accessSets) {
        return new Scope(
                List.of(new ReadableCollection(collection, "c" + collection, Optional.of(Set.of(accessSets)), 0)));
    }
}
