package dev.attest.retrieval.langchain4j;

import dev.attest.blocking.Blocking;
import dev.attest.documents.ReadableCollection;
import dev.attest.retrieval.AppliedSequences;
import dev.attest.retrieval.ChunkFilter;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexUnavailable;
import dev.attest.retrieval.Nearest;
import dev.attest.retrieval.Nearest.Way;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.VectorIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Nearest vectors of one model in ChromaDB, a collection there for each of ours.
 *
 * <p>Vectors are written first and the sequence that speaks of them last, so that after a crash the index may hold more
 * than it says, never less. Chunk ids are ChromaDB's ids, and what is there already is not written again: changes that
 * were applied half can be applied again.
 */
final class ChromaVectorIndex implements VectorIndex {

    /** Asked for beyond the limit, or the server would choose among equals that the order of ids decides on. */
    private static final int EQUALS = 32;

    private static final int COLLECTIONS_AT_ONCE = 4;

    private final EmbeddingModel model;
    private final ChromaParts parts;
    private final PayloadLimit payload;
    private final FilteredSearch filtered;
    private final Map<Long, Opened> opened = new ConcurrentHashMap<>();
    /** What {@link #applied()} or {@link #apply} said last; changes are a continuation of that and of nothing less. */
    private final Map<Long, Long> told = new ConcurrentHashMap<>();

    ChromaVectorIndex(EmbeddingModel model, ChromaParts parts, ChunkFilter filter, String bundled) {
        this.model = model;
        this.parts = parts;
        this.payload = new PayloadLimit(model.dimension());
        this.filtered =
                new FilteredSearch(filter, model.name().equals(bundled), this::calls, NamedSearch.within(payload));
    }

    private record Opened(String id, EmbeddingStoreChunks chunks, ChromaVectors vectors) {}

    @Override
    public Mono<Nearest> nearest(float[] question, Scope scope, int limit) {
        return Mono.defer(() -> {
            check(question, limit);
            parts.pace().searching();
            return Flux.fromIterable(limit == 0 ? List.<ReadableCollection>of() : scope.collections())
                    // An empty set of names is no filter ChromaDB takes.
                    .filter(collection -> !collection.accessSets().equals(Optional.of(Set.of())))
                    .flatMap(
                            collection -> scope.filter().isPresent()
                                    ? filtered.search(question, collection, scope, limit)
                                    : unfiltered(question, collection, limit),
                            COLLECTIONS_AT_ONCE)
                    .collectList()
                    .map(found -> joined(found, limit));
        });
    }

    private static Nearest joined(List<Nearest> found, int limit) {
        List<Hit> best = found.stream()
                .flatMap(nearest -> nearest.hits().stream())
                .sorted(Hit.BEST_FIRST)
                .limit(limit)
                .toList();
        // The one that tells most where collections differ.
        Way way =
                found.stream().map(Nearest::way).max(Comparator.naturalOrder()).orElse(Way.GRAPH);
        return new Nearest(best, way, found.stream().mapToLong(Nearest::fetched).sum());
    }

    private Mono<Nearest> unfiltered(float[] question, ReadableCollection collection, int limit) {
        int most = (int) Math.min((long) limit + EQUALS, payload.mostHits());
        return Blocking.on(
                        parts.searching(),
                        () -> ask(
                                collection.id(),
                                there -> there.chunks().nearest(question, collection.accessSets(), most)))
                .map(hits -> new Nearest(hits, Way.GRAPH, most));
    }

    private ChromaCalls calls(long collectionId) {
        return new ChromaCalls() {
            @Override
            public <T> Mono<List<T>> one(Function<ChromaVectors, List<T>> call) {
                return Blocking.on(parts.searching(), () -> ask(collectionId, there -> call.apply(there.vectors())));
            }
        };
    }

    private void check(float[] question, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("A limit is 0 or more, not " + limit);
        }
        if (question.length != model.dimension()) {
            throw new IllegalArgumentException("Vectors of " + model.name() + " have " + model.dimension()
                    + " numbers, the question's has " + question.length);
        }
        for (float number : question) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("The question's vector holds " + number);
            }
        }
    }

    /** Looks for hits; none in a collection nothing was applied to yet. */
    private <T> List<T> ask(long collectionId, Function<Opened, List<T>> call) {
        try {
            return askNow(collectionId, call);
        } catch (ChromaRefused e) {
            if (!e.missing()) {
                throw e;
            }
            // Deleted behind our back, and perhaps made again under another id.
            opened.remove(collectionId);
            return askAgain(collectionId, call);
        }
    }

    private <T> List<T> askNow(long collectionId, Function<Opened, List<T>> call) {
        return there(collectionId).map(call).orElse(List.of());
    }

    private <T> List<T> askAgain(long collectionId, Function<Opened, List<T>> call) {
        try {
            return askNow(collectionId, call);
        } catch (ChromaRefused e) {
            if (!e.missing()) {
                throw e;
            }
            opened.remove(collectionId);
            throw new IndexUnavailable(parts.name() + " lost collection " + collectionId + " while it was searched", e);
        }
    }

    /**
     * Empty for a collection nothing was applied to yet.
     *
     * @throws IndexUnavailable when it holds less than it said: no hits would look like an answer
     */
    private Optional<Opened> there(long collectionId) {
        Optional<Opened> known = Optional.ofNullable(opened.get(collectionId));
        if (known.isPresent()) {
            return known;
        }
        Optional<ChromaCollection> found = parts.catalog().find(model, collectionId);
        requireAsTold(collectionId, found.map(ChromaCollection::applied).orElse(0L));
        return found.map(this::open);
    }

    private void requireAsTold(long collectionId, long held) {
        if (held < told.getOrDefault(collectionId, 0L)) {
            throw new IndexUnavailable(
                    parts.name() + " has lost what it held of collection " + collectionId
                            + "; it is followed again from where it is now, once that was asked for",
                    lost(held));
        }
    }

    private Opened open(ChromaCollection collection) {
        return opened.compute(
                collection.collectionId(),
                (id, known) -> known != null && known.id().equals(collection.id())
                        ? known
                        : new Opened(collection.id(), parts.chunks(collection), parts.vectors(collection)));
    }

    @Override
    public Mono<Void> apply(IndexChanges changes) {
        return Blocking.on(parts.writing(), () -> applyNow(changes));
    }

    private @Nullable Void applyNow(IndexChanges changes) {
        long collectionId = changes.collectionId();
        Optional<ChromaCollection> found = parts.catalog().find(model, collectionId);
        long held = found.map(ChromaCollection::applied).orElse(0L);
        // Going on from less than was told would leave a hole that nobody sees any more.
        requireAsTold(collectionId, held);
        try {
            if (changes.sequence() > held) {
                write(found.orElseGet(() -> parts.catalog().create(model, collectionId)), changes);
                told.put(collectionId, changes.sequence());
            } else if (found.isPresent()) {
                EmbeddingStoreChunks chunks = open(found.get()).chunks();
                parts.pace().paced(() -> chunks.forgetVersions(changes.retired()));
            }
            return null;
        } catch (ChromaRefused e) {
            if (e.missing()) {
                throw new IndexUnavailable(
                        parts.name() + " lost collection " + collectionId + " while it was written to", e);
            }
            throw e;
        }
    }

    private static IllegalStateException lost(long held) {
        return new IllegalStateException("Only sequence " + held + " is left");
    }

    private void write(ChromaCollection collection, IndexChanges changes) {
        EmbeddingStoreChunks chunks = open(collection).chunks();
        var added = changes.added();
        for (int from = 0; from < added.size(); ) {
            int size = parts.pace().batch(Math.min(parts.batch(), payload.mostWritten()));
            var batch = added.subList(from, Math.min(added.size(), from + size));
            parts.pace().paced(() -> chunks.add(batch));
            from += batch.size();
        }
        chunks.forgetDocuments(changes.deleted());
        chunks.forgetVersions(changes.retired());
        parts.catalog().applied(collection, changes.sequence());
    }

    @Override
    public Mono<Void> drop(long collectionId) {
        return Blocking.on(parts.writing(), () -> {
            parts.catalog().find(model, collectionId).ifPresent(parts.catalog()::delete);
            opened.remove(collectionId);
            told.remove(collectionId);
            return null;
        });
    }

    /** Everything of this model was deleted. */
    void forget() {
        opened.clear();
        told.clear();
    }

    @Override
    public Mono<AppliedSequences> applied() {
        return Blocking.on(parts.searching(), () -> {
            Map<Long, Long> now = parts.catalog().all().stream()
                    .filter(collection -> collection.model().equals(model.name()))
                    .collect(Collectors.toMap(ChromaCollection::collectionId, ChromaCollection::applied));
            told.keySet().retainAll(now.keySet());
            told.putAll(now);
            return new AppliedSequences(now);
        });
    }

    /** How many chunks the server holds of a collection; the same chunk is never held twice. */
    Mono<Long> count(long collectionId) {
        return Blocking.on(
                parts.searching(),
                () -> parts.catalog()
                        .find(model, collectionId)
                        .map(parts.catalog()::count)
                        .orElse(0L));
    }
}
