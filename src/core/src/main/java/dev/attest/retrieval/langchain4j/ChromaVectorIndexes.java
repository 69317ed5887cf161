package dev.attest.retrieval.langchain4j;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.attest.blocking.Blocking;
import dev.attest.retrieval.ChunkFilter;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.IndexUnavailable;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.VectorIndexes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Vector indexes in a ChromaDB that all processes on one ledger share. Several ledgers may use one database of the
 * server; none touches the collections of another.
 *
 * <p>Everything fails with {@link IndexUnavailable}, naming the server, while it cannot be reached, is too slow or answers
 * nonsense; after three such failures at once, until it is back. It is used again within moments of being back, however
 * long it was away and whatever it lost meanwhile, which {@link VectorIndex#applied()} then says. Only after that does
 * {@link VectorIndex#apply} take changes again of a collection that was lost.
 *
 * <p>Thread-safe, for one writing process at a time. Calls after {@link #close()} fail.
 */
public final class ChromaVectorIndexes implements VectorIndexes, AutoCloseable {

    private final ChromaParts parts;
    private final Map<String, ChromaVectorIndex> byModel = new ConcurrentHashMap<>();

    private final ChunkFilter filter;
    private final String bundled;

    private ChromaVectorIndexes(ChromaParts parts, ChunkFilter filter, String bundled) {
        this.parts = parts;
        this.filter = filter;
        this.bundled = bundled;
    }

    /**
     * Calls nobody yet: the server may be away.
     *
     * @param filter tells what qualifies, in this process
     * @param bundled the model whose vectors it compares with
     */
    public static ChromaVectorIndexes open(
            ChromaSettings settings, UUID ledgerId, Clock clock, ChunkFilter filter, String bundled) {
        return new ChromaVectorIndexes(ChromaParts.of(settings, ledgerId, clock), filter, bundled);
    }

    /** The server's version, such as 1.0.0; fails with a sentence about what is wrong when it cannot be used. */
    public Mono<String> version() {
        return Blocking.on(parts.searching(), parts.catalog()::version);
    }

    /** A model of another dimension than before needs another name; its index then fails with IllegalStateException. */
    @Override
    public VectorIndex of(EmbeddingModel model) {
        return index(model);
    }

    /** How many chunks of a collection the server holds; 0 for one it knows nothing of. */
    public Mono<Long> count(EmbeddingModel model, long collectionId) {
        return index(model).count(collectionId);
    }

    private ChromaVectorIndex index(EmbeddingModel model) {
        return byModel.computeIfAbsent(model.name(), name -> new ChromaVectorIndex(model, parts, filter, bundled));
    }

    @Override
    public Mono<Void> drop(String model) {
        return Blocking.on(parts.writing(), () -> {
            parts.catalog().all().stream()
                    .filter(collection -> collection.model().equals(model))
                    .forEach(parts.catalog()::delete);
            Optional.ofNullable(byModel.get(model)).ifPresent(ChromaVectorIndex::forget);
            return null;
        });
    }

    @Override
    public Mono<Set<String>> models() {
        return Blocking.on(
                parts.searching(),
                () -> parts.catalog().all().stream()
                        .map(ChromaCollection::model)
                        .collect(toUnmodifiableSet()));
    }

    @Override
    public boolean shared() {
        return true;
    }

    /** Lets calls that have begun end. Closing again does nothing. */
    @Override
    public void close() {
        parts.close();
    }
}
