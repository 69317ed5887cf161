package dev.attest.retrieval.langchain4j;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;

import dev.attest.documents.ChunkId;
import dev.attest.documents.VersionKey;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexedChunk;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.CosineSimilarity;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.Filter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The chunks of one collection in any store of langchain4j that keeps ids and metadata and ranks by cosine. Blocks. */
final class EmbeddingStoreChunks {

    /** Values are strings and integers only: others make langchain4j-chroma's search fail. */
    private static final String ACCESS = "access";

    private static final String DOCUMENT = "document";
    private static final String VERSION = "version";
    /** The text is in the ledger; the library insists on one that is not blank. */
    private static final String NO_TEXT = "-";
    /** Most names in one filter of a delete. */
    private static final int NAMES = 200;

    private final EmbeddingStore<TextSegment> store;
    private final ServerGuard guard;

    EmbeddingStoreChunks(EmbeddingStore<TextSegment> store, ServerGuard guard) {
        this.store = store;
        this.guard = guard;
    }

    /** Those that are there already stay as they are, which is right since chunk ids are never used again. */
    void add(List<IndexedChunk> chunks) {
        List<String> ids = chunks.stream().map(chunk -> chunk.id().toString()).toList();
        List<Embedding> vectors =
                chunks.stream().map(chunk -> Embedding.from(chunk.vector())).toList();
        List<TextSegment> segments =
                chunks.stream().map(EmbeddingStoreChunks::segment).toList();
        guard.run(() -> store.addAll(ids, vectors, segments));
    }

    private static TextSegment segment(IndexedChunk chunk) {
        ChunkId id = chunk.id();
        return TextSegment.from(
                NO_TEXT,
                Metadata.from(Map.of(
                        ACCESS,
                        chunk.accessSet(),
                        DOCUMENT,
                        id.documentId().toString(),
                        VERSION,
                        name(new VersionKey(id.documentId(), id.version())))));
    }

    void forgetDocuments(Collection<UUID> documents) {
        forget(DOCUMENT, documents.stream().map(UUID::toString).toList());
    }

    void forgetVersions(Collection<VersionKey> versions) {
        forget(VERSION, versions.stream().map(EmbeddingStoreChunks::name).toList());
    }

    private void forget(String key, List<String> names) {
        for (int from = 0; from < names.size(); from += NAMES) {
            Filter some = metadataKey(key).isIn(names.subList(from, Math.min(names.size(), from + NAMES)));
            guard.run(() -> store.removeAll(some));
        }
    }

    private static String name(VersionKey version) {
        return version.documentId() + ":" + version.version();
    }

    /** The nearest {@code most} chunks in no particular order of equals, of some access sets only or of all. */
    List<Hit> nearest(float[] question, Optional<Set<Integer>> accessSets, int most) {
        var request = EmbeddingSearchRequest.builder()
                .queryEmbedding(Embedding.from(question))
                .maxResults(most);
        accessSets.ifPresent(sets -> request.filter(metadataKey(ACCESS).isIn(sets)));
        EmbeddingSearchRequest asked = request.build();
        return guard.call(() -> store.search(asked).matches().stream()
                .map(EmbeddingStoreChunks::hit)
                .toList());
    }

    private static Hit hit(EmbeddingMatch<TextSegment> match) {
        // The library turns a cosine c into a relevance (1 + c) / 2.
        double cosine = CosineSimilarity.fromRelevanceScore(match.score());
        return new Hit(ChunkId.parse(match.embeddingId()), Math.max(-1, Math.min(1, cosine)));
    }
}
