package dev.attest.retrieval.lucene;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.VectorIndexContract;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class LuceneVectorIndexTest extends VectorIndexContract {

    private static final EmbeddingModel MODEL = new FakeEmbedder().model();

    private LuceneIndexes indexes;

    @BeforeEach
    void open(@TempDir Path directory) {
        indexes = LuceneIndexes.open(directory);
    }

    @AfterEach
    void close() {
        indexes.close();
    }

    @Override
    protected VectorIndex index() {
        return indexes.vectors().of(MODEL);
    }

    /** The same, while another model of the same dimension has vectors of the same chunks. */
    @Nested
    class BesideAnotherModel extends VectorIndexContract {

        private static final long COLLECTIONS = 4;
        private static final long AHEAD = 1_000;
        private static final int CHUNKS = 40;

        private VectorIndex other;

        @BeforeEach
        void fill() {
            other = indexes.vectors().of(new EmbeddingModel("another", MODEL.dimension(), MODEL.window()));
            IndexedChunk[] chunks = IntStream.range(0, CHUNKS)
                    .mapToObj(n -> chunk(n, "parental leave " + n))
                    .toArray(IndexedChunk[]::new);
            for (long collection = 1; collection <= COLLECTIONS; collection++) {
                other.apply(adding(collection, AHEAD, chunks)).block();
            }
        }

        @AfterEach
        void keepsTheOther() {
            assertThat(other.applied().block().byCollection())
                    .hasSize((int) COLLECTIONS)
                    .containsValue(AHEAD);
        }

        @Override
        protected VectorIndex index() {
            return indexes.vectors().of(MODEL);
        }
    }
}
