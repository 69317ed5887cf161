package dev.attest.retrieval;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.everythingIn;
import static dev.attest.retrieval.IndexSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.ChunkId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What every {@link VectorIndex} promises. */
public abstract class VectorIndexContract extends FilteredIndexContract {

    private static final FakeEmbedder EMBEDDER = new FakeEmbedder();

    @Override
    protected abstract VectorIndex index();

    @Override
    protected final Mono<List<Hit>> find(String text, Scope scope, int limit) {
        return index().search(EMBEDDER.vector(text), scope, limit);
    }

    @Test
    void scoresByCosine() {
        apply(adding(
                1,
                1,
                chunk(id(1, 1, 0), 1, 0),
                chunk(id(2, 1, 0), 0.6f, 0.8f),
                chunk(id(3, 1, 0), 0, 1),
                chunk(id(4, 1, 0), -1, 0)));

        List<Hit> hits = now(index().search(vector(1, 0), everythingIn(1), 10));

        assertThat(hits).extracting(Hit::chunk).containsExactly(id(1, 1, 0), id(2, 1, 0), id(3, 1, 0), id(4, 1, 0));
        double[] cosines = {1, 0.6, 0, -1};
        for (int i = 0; i < cosines.length; i++) {
            assertThat(hits.get(i).score()).isBetween(-1.0, 1.0).isCloseTo(cosines[i], within(1e-5));
        }
    }

    /** As many dimensions as the samples have: an index may insist on one length. */
    private static float[] vector(float x, float y) {
        float[] vector = new float[EMBEDDER.model().dimension()];
        vector[0] = x;
        vector[1] = y;
        return vector;
    }

    private static IndexedChunk chunk(ChunkId id, float x, float y) {
        return IndexedChunk.ofVector(id, 0, "", vector(x, y), Map.of());
    }
}
