package dev.attest.retrieval;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static dev.attest.retrieval.IndexSamples.deleting;
import static dev.attest.retrieval.IndexSamples.id;
import static dev.attest.retrieval.IndexSamples.multiVector;
import static dev.attest.retrieval.IndexSamples.retiring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ChunkId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link MultiVectors} promise beside the index of words that holds them; each test starts with an empty index. */
public abstract class MultiVectorsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The index that is written to. */
    protected abstract KeywordIndex index();

    /** What is read from it. */
    protected abstract MultiVectors multiVectors();

    private void apply(IndexChanges changes) {
        index().apply(changes).block(PATIENCE);
    }

    private Map<ChunkId, MultiVector> found(ChunkId... chunks) {
        return multiVectors().find(Arrays.asList(chunks)).block(PATIENCE);
    }

    private Map<ChunkId, QuantizedVector> passages(ChunkId... chunks) {
        return multiVectors().passages(Arrays.asList(chunks)).block(PATIENCE);
    }

    private static void assertSame(MultiVector found, String text) {
        assertThat(found).usingRecursiveComparison().isEqualTo(multiVector(text));
    }

    @Test
    void areThoseOfTheChunksAskedFor() {
        apply(adding(1, 1, chunk(1, "parental leave"), chunk(2, "the canteen"), chunk(3, "travel")));

        Map<ChunkId, MultiVector> found = found(id(3, 1, 0), id(1, 1, 0), id(9, 1, 0));

        assertThat(found).containsOnlyKeys(id(1, 1, 0), id(3, 1, 0));
        assertSame(found.get(id(1, 1, 0)), "parental leave");
        assertSame(found.get(id(3, 1, 0)), "travel");
        assertThat(found()).isEmpty();
    }

    @Test
    void haveTheirPassagesApart() {
        apply(adding(1, 1, chunk(1, "parental leave"), chunk(2, "the canteen"), chunk(3, "travel")));

        Map<ChunkId, QuantizedVector> passages = passages(id(3, 1, 0), id(1, 1, 0), id(9, 1, 0));

        assertThat(passages).containsOnlyKeys(id(1, 1, 0), id(3, 1, 0));
        passages.forEach((chunk, passage) -> assertThat(passage)
                .usingRecursiveComparison()
                .isEqualTo(found(chunk).get(chunk).passage()));
        assertThat(passages()).isEmpty();
    }

    @Test
    void areMissingInAnEmptyIndex() {
        assertThat(found(id(1, 1, 0))).isEmpty();
        assertThat(passages(id(1, 1, 0))).isEmpty();
    }

    @Test
    void areMissingWhereAChunkHasNone() {
        apply(adding(1, 1, IndexedChunk.ofVector(id(1, 1, 0), 0, "parental leave", new float[0], Map.of())));

        assertThat(found(id(1, 1, 0))).isEmpty();
        assertThat(passages(id(1, 1, 0))).isEmpty();
    }

    @Test
    void goWithTheChunksThatGo() {
        apply(adding(1, 1, chunk(1, "parental leave"), chunk(2, "the canteen")));
        apply(adding(1, 2, chunk(id(2, 2, 0), 0, "the new canteen")));
        apply(deleting(1, 3, 1));
        apply(retiring(1, 3, 2, 1));

        assertThat(found(id(1, 1, 0), id(2, 1, 0), id(2, 2, 0))).containsOnlyKeys(id(2, 2, 0));
        assertThat(passages(id(1, 1, 0), id(2, 1, 0), id(2, 2, 0))).containsOnlyKeys(id(2, 2, 0));
        index().drop(1).block(PATIENCE);
        assertThat(found(id(2, 2, 0))).isEmpty();
    }

    @Test
    void areTheNewestWhereAChunkWasAppliedAgain() {
        apply(adding(1, 1, chunk(1, "parental leave")));
        index().drop(1).block(PATIENCE);
        apply(adding(1, 1, chunk(1, "the canteen")));

        assertSame(found(id(1, 1, 0)).get(id(1, 1, 0)), "the canteen");
    }

    @Test
    void areFoundForManyChunksOfManyBatches() {
        List<ChunkId> ids = new ArrayList<>();
        for (int batch = 1; batch <= 20; batch++) {
            IndexedChunk[] chunks = new IndexedChunk[10];
            for (int i = 0; i < chunks.length; i++) {
                ids.add(id(batch, 1, i));
                chunks[i] = chunk(id(batch, 1, i), 0, "batch " + batch + " chunk " + i);
            }
            apply(adding(1, batch, chunks));
        }

        Map<ChunkId, MultiVector> found = multiVectors().find(ids).block(PATIENCE);

        assertThat(found).hasSize(200);
        assertSame(found.get(id(7, 1, 3)), "batch 7 chunk 3");
        assertSame(found.get(id(20, 1, 9)), "batch 20 chunk 9");
    }
}
