package dev.attest.bench.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.ChunkId;
import dev.attest.documents.ReadableCollection;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.lucene.LuceneIndexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Texts in a Lucene index of their own, in memory: found by their words alone or by their vectors alone. */
final class Units implements AutoCloseable {

    private static final long COLLECTION = 1;
    private static final Scope ALL =
            new Scope(List.of(new ReadableCollection(COLLECTION, "units", Optional.empty(), 1)));
    private static final UUID NAME = UUID.nameUUIDFromBytes("units".getBytes(UTF_8));
    private static final float[] NO_VECTOR = {};

    /** @param passage id of the passage that the text is, or is of */
    record Unit(String passage, String text) {}

    private final List<Unit> units;
    private final LuceneIndexes indexes = LuceneIndexes.inMemory();

    Units(List<Unit> units) {
        this.units = List.copyOf(units);
    }

    /** Indexes the words. */
    Search words() {
        KeywordIndex index = indexes.keyword();
        var chunks = new ArrayList<IndexedChunk>();
        for (int i = 0; i < units.size(); i++) {
            chunks.add(IndexedChunk.ofVector(id(i), 0, units.get(i).text(), NO_VECTOR, Map.of()));
        }
        index.apply(changes(chunks)).block();
        return (question, most) -> found(index.search(question, ALL, most));
    }

    /** Embeds and indexes all texts, which takes a while. */
    Search vectors(Embedder embedder) {
        VectorIndex index = indexes.vectors().of(embedder.model());
        List<float[]> vectors = embedder.passages(units.stream().map(Unit::text).toList())
                .blockOptional()
                .orElseThrow();
        var chunks = new ArrayList<IndexedChunk>();
        for (int i = 0; i < units.size(); i++) {
            chunks.add(IndexedChunk.ofVector(id(i), 0, units.get(i).text(), vectors.get(i), Map.of()));
        }
        index.apply(changes(chunks)).block();
        return (question, most) ->
                found(embedder.question(question).flatMap(vector -> index.search(vector, ALL, most)));
    }

    /** A way to find them. */
    interface Search {
        /** The best, best first, at most so many. */
        List<Found> search(String question, int most);
    }

    private static ChunkId id(int unit) {
        return new ChunkId(NAME, 1, unit);
    }

    private static IndexChanges changes(List<IndexedChunk> chunks) {
        return new IndexChanges(COLLECTION, 1, chunks, List.of(), List.of());
    }

    private List<Found> found(Mono<List<Hit>> hits) {
        return Objects.requireNonNull(hits.block()).stream()
                .map(hit -> {
                    Unit unit = units.get(hit.chunk().ordinal());
                    return new Found(unit.passage(), unit.text(), hit.score());
                })
                .toList();
    }

    @Override
    public void close() {
        indexes.close();
    }
}
