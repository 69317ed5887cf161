package dev.attest.retrieval.lucene;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static dev.attest.retrieval.IndexSamples.deleting;
import static dev.attest.retrieval.IndexSamples.everythingIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attest.retrieval.ChunkIndex;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class LuceneIndexesTest {

    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path folder;

    private Path index;

    @BeforeEach
    void place() {
        index = folder.resolve("index");
    }

    @Test
    void holdsWhatItHeldWhenItWasClosed() {
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            indexes.keyword().apply(adding(1, 3, chunk(1, "parental leave"))).block();
            vectors(indexes).apply(adding(1, 2, chunk(1, "parental leave"))).block();
        }
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            assertThat(sequence(indexes.keyword())).isEqualTo(3);
            assertThat(sequence(vectors(indexes))).isEqualTo(2);
            assertThat(found(indexes, "parental")).isEqualTo(1);
            assertThat(vectors(indexes)
                            .search(chunk(1, "parental leave").vector(), everythingIn(1), 5)
                            .block())
                    .hasSize(1);
        }
    }

    @Test
    void goesBackToItsLastCommitAfterACrash() throws IOException {
        Path crashed = folder.resolve("crashed");
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            indexes.keyword().apply(adding(1, 1, chunk(1, "parental leave"))).block();
            indexes.commit();
            indexes.keyword().apply(adding(1, 2, chunk(2, "parental leave"))).block();
            indexes.keyword().apply(deleting(1, 3, 1)).block();
            assertThat(sequence(indexes.keyword())).isEqualTo(3);
            copy(index, crashed);
        }
        try (var indexes = LuceneIndexes.open(crashed, NEVER)) {
            assertThat(sequence(indexes.keyword())).isEqualTo(1);
            assertThat(sequence(vectors(indexes))).isZero();
            assertThat(found(indexes, "parental")).isEqualTo(1);
        }
    }

    @Test
    void neverSaysMoreThanItHoldsWhenItCrashesWhileCommitting() throws Exception {
        try (var indexes = LuceneIndexes.open(index, Duration.ofMillis(3))) {
            int sequence = 0;
            for (int crash = 0; crash < 10; crash++) {
                for (int i = 0; i < 20; i++) {
                    sequence++;
                    indexes.keyword()
                            .apply(adding(1, sequence, chunk(sequence, "leave n" + sequence)))
                            .block();
                }
                Path crashed = folder.resolve("crashed" + crash);
                copyLastCommit(index, crashed);
                try (var reopened = LuceneIndexes.open(crashed, NEVER)) {
                    assertThat(found(reopened, "leave")).isGreaterThanOrEqualTo((int) sequence(reopened.keyword()));
                }
            }
        }
    }

    @Test
    void commitsByItself() throws Exception {
        Path crashed = folder.resolve("crashed");
        try (var indexes = LuceneIndexes.open(index)) {
            indexes.keyword().apply(adding(1, 1, chunk(1, "parental leave"))).block();
            Thread.sleep(2500);
            copy(index, crashed);
        }
        try (var indexes = LuceneIndexes.open(crashed)) {
            assertThat(sequence(indexes.keyword())).isEqualTo(1);
        }
    }

    @Test
    void staysDroppedAfterACrash() throws IOException {
        Path crashed = folder.resolve("crashed");
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            indexes.keyword().apply(adding(1, 1, chunk(1, "parental leave"))).block();
            indexes.commit();
            indexes.keyword().drop(1).block();
            copy(index, crashed);
        }
        try (var indexes = LuceneIndexes.open(crashed, NEVER)) {
            assertThat(sequence(indexes.keyword())).isZero();
            assertThat(found(indexes, "parental")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments_", ".cfs", ".cfe", ".si"})
    void startsEmptyWhenAFileIsCutShort(String kind) throws IOException {
        write(index);
        Path victim = files(index).stream()
                .filter(file -> file.getFileName().toString().contains(kind))
                .findFirst()
                .orElseThrow();
        try (var channel = Files.newByteChannel(victim, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(victim) / 2);
        }
        assertStartsEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments_", ".cfs", ".si"})
    void startsEmptyWhenAFileIsMissing(String kind) throws IOException {
        write(index);
        for (Path file : files(index)) {
            if (file.getFileName().toString().contains(kind)) {
                Files.delete(file);
            }
        }
        // Without a commit the rest is litter, which is no reason to warn.
        if (kind.equals("segments_")) {
            try (var indexes = LuceneIndexes.open(index, NEVER)) {
                assertThat(sequence(indexes.keyword())).isZero();
                assertThat(found(indexes, "parental")).isZero();
            }
        } else {
            assertStartsEmpty();
        }
    }

    @Test
    void saysWhoseLockItMeets() {
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            assertThatThrownBy(() -> LuceneIndexes.open(index, NEVER))
                    .isInstanceOf(IndexHeld.class)
                    .hasMessageContaining(index.toString());
            indexes.keyword().apply(adding(1, 1, chunk(1, "parental leave"))).block();
            assertThat(found(indexes, "parental")).isEqualTo(1);
        }
    }

    @Test
    void survivesCancelledCalls() {
        try (var indexes = LuceneIndexes.open(index, Duration.ofMillis(1))) {
            for (int i = 1; i <= 200; i++) {
                var applying = indexes.keyword()
                        .apply(adding(1, i, chunk(i, "parental leave")))
                        .subscribe();
                var searching =
                        indexes.keyword().search("leave", everythingIn(1), 5).subscribe();
                if (i % 3 == 0) {
                    vectors(indexes).drop(1).subscribe().dispose();
                }
                applying.dispose();
                searching.dispose();
            }
            indexes.keyword().apply(adding(1, 500, chunk(500, "sabbatical"))).block();
            indexes.commit();

            assertThat(found(indexes, "sabbatical")).isEqualTo(1);
        }
    }

    @Test
    void letsEachLegFollowByItself() {
        try (var indexes = LuceneIndexes.inMemory()) {
            indexes.keyword().apply(adding(1, 1, chunk(1, "parental leave"))).block();
            vectors(indexes).apply(adding(1, 5, chunk(1, "parental leave"))).block();
            vectors(indexes).drop(1).block();

            assertThat(found(indexes, "parental")).isEqualTo(1);
            assertThat(sequence(indexes.keyword())).isEqualTo(1);
            assertThat(sequence(vectors(indexes))).isZero();
        }
    }

    @Test
    void closesTwiceAndThenRefuses() {
        var indexes = LuceneIndexes.open(index, NEVER);
        indexes.close();
        indexes.close();

        assertThatThrownBy(() -> indexes.keyword()
                        .apply(adding(1, 1, chunk(1, "parental leave")))
                        .block())
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> found(indexes, "parental")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void findsInflectedWordsAndIgnoresStopWords() {
        try (var indexes = LuceneIndexes.inMemory()) {
            indexes.keyword()
                    .apply(adding(1, 1, chunk(1, "Employees' holidays are carried over")))
                    .block();

            assertThat(found(indexes, "an employee carrying a holiday")).isEqualTo(1);
            assertThat(found(indexes, "are the")).isZero();
            assertThat(indexes.keyword()
                            .coverage("the holidays of an employee", List.of("employee holiday"))
                            .block())
                    .containsExactly(1.0);
            assertThat(indexes.keyword().coverage("of the", List.of("of the")).block())
                    .containsExactly(0.0);
        }
    }

    private void assertStartsEmpty() {
        var log = (Logger) LoggerFactory.getLogger(LuceneFolder.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            assertThat(sequence(indexes.keyword())).isZero();
            assertThat(sequence(vectors(indexes))).isZero();
            assertThat(found(indexes, "parental")).isZero();
            indexes.keyword().apply(adding(1, 1, chunk(1, "parental leave"))).block();
            assertThat(found(indexes, "parental")).isEqualTo(1);
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list).singleElement().asString().contains("WARN").contains("starts empty");
    }

    private static void write(Path index) {
        try (var indexes = LuceneIndexes.open(index, NEVER)) {
            indexes.keyword().apply(adding(1, 3, chunk(1, "parental leave"))).block();
            vectors(indexes).apply(adding(1, 3, chunk(1, "parental leave"))).block();
        }
    }

    private static VectorIndex vectors(LuceneIndexes indexes) {
        return indexes.vectors().of(new FakeEmbedder().model());
    }

    private static long sequence(ChunkIndex index) {
        return index.applied().block().of(1);
    }

    private static int found(LuceneIndexes indexes, String question) {
        return indexes.keyword()
                .search(question, everythingIn(1), 10_000)
                .block()
                .size();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
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
}
