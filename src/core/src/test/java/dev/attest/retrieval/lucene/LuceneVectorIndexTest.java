package dev.attest.retrieval.lucene;

import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.VectorIndexContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LuceneVectorIndexTest extends VectorIndexContract {

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
        return indexes.vector();
    }
}
