package dev.attest.retrieval.lucene;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was merged after the last change. */
class LuceneStoreTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

    private LuceneFolder.Opened open() throws IOException {
        return LuceneFolder.open(directory, "memory", new StandardAnalyzer());
    }

    private static void fill(LuceneStore store) {
        for (int n = 1; n <= 3; n++) {
            store.apply(Leg.KEYWORD, adding(1, n, chunk(n, "parental leave")), (document, chunk) -> {})
                    .block();
        }
    }

    private int committedSegments() throws IOException {
        try (var reader = DirectoryReader.open(directory)) {
            return reader.leaves().size();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isCommittedThoughNoSequenceChanged(boolean merged) throws IOException {
        LuceneFolder.Opened lucene = open();
        try (var store = new LuceneStore(lucene, NEVER)) {
            fill(store);
            store.commit();
            if (merged) {
                lucene.writer().forceMerge(1);
            }
            store.commit();

            assertThat(committedSegments()).isEqualTo(merged ? 1 : 3);
        }
    }

    @Test
    void isShownToSearches() throws IOException {
        LuceneFolder.Opened lucene = open();
        try (var store = new LuceneStore(lucene, Duration.ofMillis(20))) {
            fill(store);
            lucene.writer().forceMerge(1);

            assertThat(store.read(searcher -> searcher.getIndexReader().leaves().size())
                            .repeatWhen(read -> read.delayElements(Duration.ofMillis(20)))
                            .filter(segments -> segments == 1)
                            .next()
                            .blockOptional(Duration.ofSeconds(30)))
                    .contains(1);
        }
    }
}
