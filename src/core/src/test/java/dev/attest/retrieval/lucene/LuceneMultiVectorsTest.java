package dev.attest.retrieval.lucene;

import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.MultiVectors;
import dev.attest.retrieval.MultiVectorsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LuceneMultiVectorsTest extends MultiVectorsContract {

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
    protected KeywordIndex index() {
        return indexes.keyword();
    }

    @Override
    protected MultiVectors multiVectors() {
        return indexes.multiVectors();
    }
}
