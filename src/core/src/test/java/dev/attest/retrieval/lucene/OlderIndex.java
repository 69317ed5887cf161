package dev.attest.retrieval.lucene;

import dev.attest.retrieval.IndexedChunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/** An index in the form of before there were multi-vectors. */
public final class OlderIndex {

    private OlderIndex() {}

    /** With one chunk, of collection 1 at sequence 1. */
    public static void write(Path folder, IndexedChunk chunk) throws IOException {
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()))) {
            var document = Leg.KEYWORD.document(1, chunk);
            document.add(new TextField("text", chunk.text(), Field.Store.NO));
            writer.addDocument(document);
            writer.setLiveCommitData(Map.of("layout", "2", "k:1", "1").entrySet());
        }
    }
}
