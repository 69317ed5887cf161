package dev.attest.retrieval.langchain4j;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static dev.attest.retrieval.IndexSamples.everythingIn;
import static dev.attest.retrieval.IndexSamples.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.InMemoryKeywordIndex;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexUnavailable;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.VectorIndex;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** One process's use of a ChromaDB, for a ledger of the test's own unless it says which. */
final class ChromaUse implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final EmbeddingModel MODEL = new FakeEmbedder().model();

    private static final FakeEmbedder EMBEDDER = new FakeEmbedder();

    final ChromaVectorIndexes indexes;

    ChromaUse(ChromaSettings settings, UUID ledger, Clock clock) {
        this.indexes = ChromaVectorIndexes.open(settings, ledger, clock, new InMemoryKeywordIndex(), MODEL.name());
    }

    static ChromaUse of(ChromaSettings settings) {
        return new ChromaUse(settings, UUID.randomUUID(), Clock.systemUTC());
    }

    /** For tests that wait for nothing to be late, on however busy a machine. */
    static ChromaSettings patient(URI url) {
        return settings(url, PATIENCE, 300);
    }

    static ChromaSettings settings(URI url, Duration timeout, int batch) {
        return new ChromaSettings(
                url, ChromaSettings.DEFAULT_TENANT, ChromaSettings.DEFAULT_DATABASE, Optional.empty(), timeout, batch);
    }

    VectorIndex index() {
        return indexes.of(MODEL);
    }

    void apply(IndexChanges changes) {
        index().apply(changes).block(PATIENCE);
    }

    /** Chunks of one document, each of a number's words. */
    static IndexChanges chunks(long collection, long sequence, int document, int count) {
        return adding(
                collection,
                sequence,
                IntStream.range(0, count)
                        .mapToObj(i -> chunk(id(document, 1, i), 0, "canteen number " + i))
                        .toArray(IndexedChunk[]::new));
    }

    List<Hit> search(long... collections) {
        return now(index().search(EMBEDDER.vector("canteen number 7"), everythingIn(collections), 1_000));
    }

    int found(long... collections) {
        return search(collections).size();
    }

    /** What a search fails with that would find less than the index said it holds. */
    IndexUnavailable lost(long... collections) {
        return failure(index().search(EMBEDDER.vector("canteen number 7"), everythingIn(collections), 1_000));
    }

    Map<Long, Long> applied() {
        return now(index().applied()).byCollection();
    }

    long count(long collection) {
        return now(indexes.count(MODEL, collection));
    }

    static <T> T now(Mono<T> result) {
        return result.blockOptional(PATIENCE).orElseThrow();
    }

    /** What each of a search, a change and a question for the sequences fails with. */
    List<IndexUnavailable> failures() {
        return List.of(
                failure(index().search(EMBEDDER.vector("canteen"), everythingIn(1), 10)),
                failure(index().apply(chunks(1, 1_000, 99, 1))),
                failure(index().applied()));
    }

    static IndexUnavailable failure(Mono<?> call) {
        Throwable thrown = call.materialize().block(PATIENCE).getThrowable();
        assertThat(thrown).isInstanceOf(IndexUnavailable.class);
        return (IndexUnavailable) thrown;
    }

    void clear() {
        indexes.drop(MODEL.name()).block(PATIENCE);
    }

    @Override
    public void close() {
        indexes.close();
    }
}
