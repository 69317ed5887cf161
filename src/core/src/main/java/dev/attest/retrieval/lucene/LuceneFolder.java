package dev.attest.retrieval.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the index folder, whatever state the last process left it in. */
final class LuceneFolder {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneFolder.class);
    private static final double RAM_BUFFER_MB = 64;
    private static final double FLOOR_MB = 16;
    private static final double SEGMENTS_PER_TIER = 5;

    private LuceneFolder() {}

    /** An index that is open for reading and writing. */
    record Opened(Directory directory, IndexWriter writer, SearcherManager searchers, Sequences sequences) {}

    static Opened open(Path path, Analyzer analyzer) {
        Directory directory = null;
        try {
            directory = FSDirectory.open(path);
            return open(directory, path.toString(), analyzer);
        } catch (LockObtainFailedException e) {
            closeAfter(e, directory);
            throw new IndexHeld(path, e);
        } catch (IOException e) {
            closeAfter(e, directory);
            throw new UncheckedIOException("The index in " + path + " could not be opened", e);
        }
    }

    static Opened open(Directory directory, String name, Analyzer analyzer) throws IOException {
        try {
            return tryOpen(directory, analyzer);
        } catch (IOException | IllegalArgumentException e) {
            if (!isUnusable(e)) {
                throw e;
            }
            LOG.warn("The index in {} cannot be used and starts empty; it will be rebuilt: {}", name, e.toString());
            empty(directory);
            return tryOpen(directory, analyzer);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // handed to the caller
    private static Opened tryOpen(Directory directory, Analyzer analyzer) throws IOException {
        boolean fresh = !DirectoryReader.indexExists(directory);
        IndexWriter writer = new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer)
                        .setCodec(IndexCodec.get())
                        .setMergePolicy(merging())
                        .setRAMBufferSizeMB(RAM_BUFFER_MB)
                        .setCommitOnClose(false));
        try {
            Sequences sequences = fresh ? Sequences.none() : Sequences.fromCommitData(committed(writer));
            return new Opened(directory, writer, new SearcherManager(writer, null), sequences);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /** Every segment has a graph of its own that is searched from its beginning: few larger ones are searched sooner, and better. */
    private static MergePolicy merging() {
        return new TieredMergePolicy()
                .setFloorSegmentMB(FLOOR_MB)
                .setSegmentsPerTier(SEGMENTS_PER_TIER)
                .setMaxMergeAtOnce((int) SEGMENTS_PER_TIER);
    }

    private static Map<String, String> committed(IndexWriter writer) {
        var data = new HashMap<String, String>();
        Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /** Damage and foreign formats, but not a held lock, a full disk or a missing permission. */
    private static boolean isUnusable(Exception e) {
        return e instanceof CorruptIndexException
                || e instanceof IndexFormatTooOldException
                || e instanceof IndexFormatTooNewException
                || e instanceof IndexNotFoundException
                || e instanceof EOFException
                || e instanceof FileNotFoundException
                || e instanceof NoSuchFileException
                || e instanceof IllegalArgumentException;
    }

    private static void empty(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    lock.ensureValid();
                    directory.deleteFile(file);
                }
            }
        }
    }

    private static void closeAfter(Exception failure, @Nullable Directory directory) {
        if (directory != null) {
            try {
                directory.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
