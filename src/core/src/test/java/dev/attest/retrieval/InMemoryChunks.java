package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import dev.attest.documents.ReadableCollection;
import dev.attest.documents.VersionKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The part of an index in memory that both kinds share. */
abstract class InMemoryChunks implements ChunkIndex {

    private final Map<ChunkId, Stored> chunks = new HashMap<>();
    private final Map<Long, Long> sequences = new HashMap<>();

    private record Stored(long collectionId, IndexedChunk chunk) {}

    @Override
    public final Mono<Void> apply(IndexChanges changes) {
        return Mono.fromRunnable(() -> applyNow(changes));
    }

    @Override
    public final Mono<Void> drop(long collectionId) {
        return Mono.fromRunnable(() -> dropNow(collectionId));
    }

    @Override
    public final Mono<AppliedSequences> applied() {
        return Mono.fromSupplier(() -> {
            synchronized (chunks) {
                return new AppliedSequences(sequences);
            }
        });
    }

    final Stream<IndexedChunk> all() {
        synchronized (chunks) {
            return chunks.values().stream().map(Stored::chunk).toList().stream();
        }
    }

    /** What the scope lets through. */
    final List<IndexedChunk> inside(Scope scope) {
        return best(scope, Integer.MAX_VALUE, chunk -> 0).stream()
                .map(hit -> all().filter(chunk -> chunk.id().equals(hit.chunk()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** Ranks what is in scope; chunks that score {@link Double#NaN} are no hits. */
    final List<Hit> best(Scope scope, int limit, ToDoubleFunction<IndexedChunk> score) {
        if (limit < 0) {
            throw new IllegalArgumentException("A limit is 0 or more, not " + limit);
        }
        synchronized (chunks) {
            return chunks.values().stream()
                    .filter(stored -> scope.collections().stream().anyMatch(collection -> holds(collection, stored)))
                    .filter(stored -> scope.filter()
                            .map(filter ->
                                    FilterMeaning.admits(filter, stored.chunk().fields()))
                            .orElse(true))
                    .map(stored -> new Hit(stored.chunk().id(), score.applyAsDouble(stored.chunk())))
                    .filter(hit -> !Double.isNaN(hit.score()))
                    .sorted(Comparator.comparingDouble((Hit hit) -> -hit.score())
                            .thenComparing(Hit::chunk, IndexSamples.CHUNK_ORDER))
                    .limit(limit)
                    .toList();
        }
    }

    private static boolean holds(ReadableCollection collection, Stored stored) {
        return collection.id() == stored.collectionId()
                && collection
                        .accessSets()
                        .map(sets -> sets.contains(stored.chunk().accessSet()))
                        .orElse(true);
    }

    private void applyNow(IndexChanges changes) {
        synchronized (chunks) {
            long collection = changes.collectionId();
            if (changes.sequence() > sequences.getOrDefault(collection, 0L)) {
                changes.added().forEach(chunk -> chunks.put(chunk.id(), new Stored(collection, chunk)));
                chunks.keySet().removeIf(id -> changes.deleted().contains(id.documentId()));
                sequences.put(collection, changes.sequence());
            }
            chunks.keySet().removeIf(id -> changes.retired().contains(new VersionKey(id.documentId(), id.version())));
        }
    }

    private void dropNow(long collectionId) {
        synchronized (chunks) {
            chunks.values().removeIf(stored -> stored.collectionId() == collectionId);
            sequences.remove(collectionId);
        }
    }
}
