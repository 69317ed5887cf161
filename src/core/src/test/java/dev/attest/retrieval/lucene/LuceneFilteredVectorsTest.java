package dev.attest.retrieval.lucene;

import static dev.attest.retrieval.IndexSamples.everythingIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.FilterMeaning;
import dev.attest.retrieval.FilterSamples;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexSamples;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.Nearest;
import dev.attest.retrieval.Nearest.Way;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.VectorIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** So many chunks that a scan of half of them takes longer than the graph. */
class LuceneFilteredVectorsTest {

    private static final int CHUNKS = 24_000;
    private static final EmbeddingModel MODEL = new EmbeddingModel("random", 8, 512);
    private static final Random RANDOM = new Random(7);

    private static LuceneIndexes indexes;
    private static VectorIndex index;
    private static List<IndexedChunk> chunks;

    @BeforeAll
    static void fill() {
        indexes = LuceneIndexes.inMemory();
        index = indexes.vectors().of(MODEL);
        chunks = IntStream.range(0, CHUNKS)
                .mapToObj(n -> IndexedChunk.ofVector(
                        new ChunkId(new UUID(0, n), 1, 0), 0, "", vector(), IndexSamples.fields("n", n % 100)))
                .toList();
        index.apply(new IndexChanges(1, 1, chunks, List.of(), List.of())).block();
    }

    @AfterAll
    static void close() {
        indexes.close();
    }

    private static float[] vector() {
        float[] vector = new float[MODEL.dimension()];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) RANDOM.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static Nearest nearest(float[] question, String filter, int limit) {
        var scope = new Scope(everythingIn(1).collections(), Optional.of(FilterSamples.filter(filter)));
        return index.nearest(question, scope, limit).block();
    }

    private static List<ChunkId> exact(float[] question, String filter, int limit) {
        return chunks.stream()
                .filter(chunk -> FilterMeaning.admits(FilterSamples.filter(filter), chunk.fields()))
                .sorted(Comparator.comparingDouble(chunk -> -product(question, chunk.vector())))
                .limit(limit)
                .map(IndexedChunk::id)
                .toList();
    }

    private static double cosine(float[] question, Hit hit) {
        int chunk = (int) hit.chunk().documentId().getLeastSignificantBits();
        return product(question, chunks.get(chunk).vector());
    }

    private static double product(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    @Test
    void comparesTheFewWithoutMissingAny() {
        for (int i = 0; i < 20; i++) {
            float[] question = vector();
            Nearest found = nearest(question, "{'n': {'$lt': 10}}", 10);

            assertThat(found.way()).isEqualTo(Way.SCAN);
            assertThat(found.fetched()).isEqualTo(CHUNKS / 10);
            assertThat(found.hits())
                    .extracting(Hit::chunk)
                    .containsExactlyElementsOf(exact(question, "{'n': {'$lt': 10}}", 10));
        }
    }

    @Test
    void findsNearlyAllOfTheManyThroughTheGraph() {
        int right = 0;
        for (int i = 0; i < 20; i++) {
            float[] question = vector();
            Nearest found = nearest(question, "{'n': {'$lt': 60}}", 10);
            List<ChunkId> exact = exact(question, "{'n': {'$lt': 60}}", 10);

            assertThat(found.way()).isEqualTo(Way.GRAPH);
            assertThat(found.hits())
                    .hasSize(10)
                    .allSatisfy(hit -> assertThat(hit.score()).isCloseTo(cosine(question, hit), within(1e-6)));
            right += (int) found.hits().stream()
                    .filter(hit -> exact.contains(hit.chunk()))
                    .count();
        }
        assertThat(right).isGreaterThanOrEqualTo(196);
    }

    @Test
    void findsAsManyAsAreWantedWhereverTheyAre() {
        assertThat(nearest(vector(), "{'n': {'$lt': 90}}", 20_000).hits()).hasSize(20_000);
        assertThat(nearest(vector(), "{'n': {'$lt': 90}}", CHUNKS).hits()).hasSize(CHUNKS * 9 / 10);
    }
}
