package dev.attest.retrieval.lucene;

import static dev.attest.retrieval.IndexSamples.deleting;
import static dev.attest.retrieval.IndexSamples.everythingIn;
import static dev.attest.retrieval.IndexSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexSamples;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneVectorIndexesTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final EmbeddingModel OLD = new EmbeddingModel("old", 2, 16);
    private static final EmbeddingModel SAME_SIZE = new EmbeddingModel("new/of the same dimension", 2, 16);
    private static final EmbeddingModel LARGER = new EmbeddingModel("new:larger", 3, 16);
    private static final float[] EAST = {1, 0};
    private static final float[] NORTH = {0, 1};

    @TempDir
    Path folder;

    private Path index;

    @BeforeEach
    void place() {
        index = folder.resolve("index");
    }

    @Test
    void isOfOneProcess() {
        try (var indexes = LuceneIndexes.inMemory()) {
            assertThat(indexes.vectors().shared()).isFalse();
        }
    }

    @Test
    void neverMixesModelsOfTheSameDimension() {
        try (var indexes = LuceneIndexes.inMemory()) {
            add(indexes, OLD, 5, 1, EAST);
            add(indexes, SAME_SIZE, 2, 1, NORTH);
            add(indexes, SAME_SIZE, 3, 2, EAST);

            assertThat(sequence(indexes, OLD)).isEqualTo(5);
            assertThat(sequence(indexes, SAME_SIZE)).isEqualTo(3);
            assertThat(search(indexes, OLD, EAST)).singleElement().satisfies(hit -> {
                assertThat(hit.chunk()).isEqualTo(id(1, 1, 0));
                assertThat(hit.score()).isCloseTo(1, within(1e-5));
            });
            assertThat(search(indexes, SAME_SIZE, EAST))
                    .extracting(Hit::chunk)
                    .containsExactly(id(2, 1, 0), id(1, 1, 0));
        }
    }

    @Test
    void holdsModelsOfDifferentDimensions() {
        try (var indexes = LuceneIndexes.inMemory()) {
            add(indexes, OLD, 1, 1, EAST);
            add(indexes, LARGER, 1, 1, 0, 0, 1);

            assertThat(search(indexes, OLD, EAST)).hasSize(1);
            assertThat(search(indexes, LARGER, 0, 0, 1)).hasSize(1);
        }
    }

    @Test
    void deletesADocumentFromOneModelOnly() {
        try (var indexes = LuceneIndexes.inMemory()) {
            add(indexes, OLD, 1, 1, EAST);
            add(indexes, SAME_SIZE, 1, 1, EAST);
            of(indexes, OLD).apply(deleting(1, 2, 1)).block();

            assertThat(search(indexes, OLD, EAST)).isEmpty();
            assertThat(search(indexes, SAME_SIZE, EAST)).hasSize(1);
        }
    }

    @Test
    void dropsAModelWhileAnotherServes() {
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            indexes.keyword().apply(changes(1, 1, EAST)).block();
            add(indexes, OLD, 4, 1, EAST);
            add(indexes, SAME_SIZE, 4, 1, NORTH);

            indexes.vectors().drop(OLD.name()).block();
            indexes.vectors().drop("never heard of").block();

            assertThat(sequence(indexes, OLD)).isZero();
            assertThat(search(indexes, OLD, EAST)).isEmpty();
            assertThat(sequence(indexes, SAME_SIZE)).isEqualTo(4);
            assertThat(search(indexes, SAME_SIZE, NORTH)).hasSize(1);
            assertThat(indexes.keyword().applied().block().of(1)).isEqualTo(1);
        }
    }

    @Test
    void takesADroppedModelAgainAlsoWithAnotherDimension() {
        try (var indexes = LuceneIndexes.inMemory()) {
            add(indexes, OLD, 9, 1, EAST);
            indexes.vectors().drop(OLD.name()).block();
            add(indexes, OLD, 1, 2, 0, 0, 1);

            assertThat(sequence(indexes, OLD)).isEqualTo(1);
            assertThat(search(indexes, OLD, 0, 0, 1)).extracting(Hit::chunk).containsExactly(id(2, 1, 0));
        }
    }

    @Test
    void knowsEachModelsSequencesAfterARestart() {
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            add(indexes, OLD, 7, 1, EAST);
            add(indexes, LARGER, 3, 1, 0, 0, 1);
        }
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            assertThat(sequence(indexes, OLD)).isEqualTo(7);
            assertThat(sequence(indexes, LARGER)).isEqualTo(3);
            assertThat(sequence(indexes, SAME_SIZE)).isZero();
            assertThat(search(indexes, OLD, EAST)).hasSize(1);
            assertThat(indexes.vectors().models().block()).containsExactlyInAnyOrder(OLD.name(), LARGER.name());

            indexes.vectors().drop(OLD.name()).block();
        }
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            assertThat(indexes.vectors().models().block()).containsExactly(LARGER.name());
            assertThat(sequence(indexes, OLD)).isZero();
            assertThat(search(indexes, OLD, EAST)).isEmpty();
            assertThat(search(indexes, LARGER, 0, 0, 1)).hasSize(1);
        }
    }

    @Test
    void saysOnDiskWhoseVectorsItHolds() throws IOException {
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            add(indexes, OLD, 1, 1, EAST);
            add(indexes, LARGER, 1, 1, 0, 0, 1);
        }
        assertThat(commitData(index)).contains(OLD.name(), LARGER.name());
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            indexes.vectors().drop(OLD.name()).block();
        }
        assertThat(commitData(index)).contains(LARGER.name()).doesNotContain(OLD.name());
    }

    @Test
    void staysDroppedAfterACrash() throws IOException {
        Path crashed = folder.resolve("crashed");
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            add(indexes, OLD, 7, 1, EAST);
            add(indexes, SAME_SIZE, 7, 1, EAST);
            indexes.commit();
            indexes.vectors().drop(OLD.name()).block();
            copy(index, crashed);
        }
        try (var indexes = LuceneIndexes.open(crashed, NEVER)) {
            assertThat(sequence(indexes, OLD)).isZero();
            assertThat(search(indexes, OLD, EAST)).isEmpty();
            assertThat(sequence(indexes, SAME_SIZE)).isEqualTo(7);
            assertThat(search(indexes, SAME_SIZE, EAST)).hasSize(1);
        }
    }

    @Test
    void neverSaysMoreThanItHoldsOfEitherModelWhenItCrashesWhileCommitting() throws IOException {
        try (var indexes = LuceneIndexes.open(index, Duration.ofMillis(3))) {
            int sequence = 0;
            for (int crash = 0; crash < 6; crash++) {
                for (int i = 0; i < 20; i++) {
                    sequence++;
                    add(indexes, OLD, sequence, sequence, EAST);
                    add(indexes, LARGER, sequence, sequence, 0, 0, 1);
                }
                Path crashed = folder.resolve("crashed" + crash);
                copyLastCommit(index, crashed);
                try (var reopened = LuceneIndexes.open(crashed, NEVER)) {
                    assertThat(search(reopened, OLD, EAST)).hasSizeGreaterThanOrEqualTo((int) sequence(reopened, OLD));
                    assertThat(search(reopened, LARGER, 0, 0, 1))
                            .hasSizeGreaterThanOrEqualTo((int) sequence(reopened, LARGER));
                }
            }
        }
    }

    @Test
    void startsEmptyOnAnIndexThatDoesNotSayWhoseVectorsItHolds() throws IOException {
        try (var directory = FSDirectory.open(index);
                var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
            var document = new Document();
            document.add(new StringField("key", "v:1", Field.Store.NO));
            writer.addDocument(document);
            writer.setLiveCommitData(
                    Map.of("layout", "1", "k:1", "5", "v:1", "5").entrySet());
        }
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            assertThat(indexes.keyword().applied().block().byCollection()).isEmpty();
            add(indexes, OLD, 1, 1, EAST);
            assertThat(search(indexes, OLD, EAST)).hasSize(1);
        }
    }

    private static VectorIndex of(LuceneIndexes indexes, EmbeddingModel model) {
        return indexes.vectors().of(model);
    }

    private static IndexChanges changes(long sequence, int document, float... vector) {
        return IndexSamples.adding(1, sequence, IndexedChunk.ofVector(id(document, 1, 0), 0, "text", vector, Map.of()));
    }

    private static void add(LuceneIndexes indexes, EmbeddingModel model, long sequence, int document, float... vector) {
        of(indexes, model).apply(changes(sequence, document, vector)).block();
    }

    private static long sequence(LuceneIndexes indexes, EmbeddingModel model) {
        return of(indexes, model).applied().block().of(1);
    }

    private static List<Hit> search(LuceneIndexes indexes, EmbeddingModel model, float... vector) {
        return of(indexes, model).search(vector, everythingIn(1), 1_000).block();
    }

    private static List<String> commitData(Path index) throws IOException {
        try (var directory = FSDirectory.open(index);
                var reader = DirectoryReader.open(directory)) {
            return List.copyOf(reader.getIndexCommit().getUserData().values());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    /** A copy is no snapshot: files of the last commit may go while it is made. */
    private static void copyLastCommit(Path from, Path to) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                copy(from, to);
                return;
            } catch (NoSuchFileException e) {
                if (attempt == 50) {
                    throw e;
                }
                for (Path file : files(to)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }
}
