package dev.attest.retrieval.lucene;

import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.MultiVectors;
import dev.attest.retrieval.VectorIndexes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Keyword and vector search in one local Lucene index. Both legs may be used, or one of them while something else takes
 * the other's place; the vectors of each embedding model are a leg of their own.
 *
 * <p>Searches see a change as soon as it is applied; it is on disk within a second, or after {@link #commit()} or
 * {@link #close()}. A crash loses at most what was not on disk yet, and {@code applied()} then says so. An index that
 * cannot be read any more starts empty, at sequence 0, to be rebuilt from the ledger.
 *
 * <p>Thread-safe. Calls after {@link #close()} fail.
 */
public final class LuceneIndexes implements AutoCloseable {

    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

    private final EnglishAnalyzer analyzer;
    private final LuceneStore store;

    private LuceneIndexes(EnglishAnalyzer analyzer, LuceneFolder.Opened lucene, Duration commitEvery) {
        this.analyzer = analyzer;
        this.store = new LuceneStore(lucene, commitEvery);
    }

    /**
     * Opens the index in a folder, which is created when missing; blocks.
     *
     * @throws IndexHeld when it is open already
     * @throws UncheckedIOException when the folder cannot be read or written
     */
    public static LuceneIndexes open(Path directory) {
        return open(directory, COMMIT_EVERY);
    }

    static LuceneIndexes open(Path directory, Duration commitEvery) {
        var analyzer = new EnglishAnalyzer();
        return new LuceneIndexes(analyzer, LuceneFolder.open(directory, analyzer), commitEvery);
    }

    /** An empty index that is never written to disk. */
    public static LuceneIndexes inMemory() {
        var analyzer = new EnglishAnalyzer();
        try {
            var lucene = LuceneFolder.open(new ByteBuffersDirectory(), "memory", analyzer);
            return new LuceneIndexes(analyzer, lucene, COMMIT_EVERY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public KeywordIndex keyword() {
        return new LuceneKeywordIndex(store, analyzer);
    }

    /** Those of the chunks that {@link #keyword()} holds. */
    public MultiVectors multiVectors() {
        return new LuceneMultiVectors(store);
    }

    /** Vectors of each embedding model, side by side and never mixed. */
    public VectorIndexes vectors() {
        return new LuceneVectorIndexes(store);
    }

    /** Brings everything applied so far to the disk; blocks. */
    public void commit() {
        store.commit();
    }

    /** Commits and lets go of the folder; blocks. Closing again does nothing. */
    @Override
    public void close() {
        store.close();
        analyzer.close();
    }
}
