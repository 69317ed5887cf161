package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.lucene.LuceneIndexes;
import dev.attest.retrieval.lucene.OlderIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder whose index knows no multi-vectors yet. */
@Tag("invariant-13")
@DisplayName("Invariant 13: an older data folder always opens")
class OlderIndexTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ChunkId CHUNK = IndexSamples.id(1, 1, 0);

    @TempDir
    Path folder;

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryEncodings encodings = new InMemoryEncodings();
    private final CountingEncoder encoder = new CountingEncoder();

    @BeforeEach
    void older() throws IOException {
        ledger.stage(1, 1, 1, "parental leave");
        OlderIndex.write(folder.resolve("index"), IndexSamples.chunk(1, "parental leave"));
    }

    /** Follows until it has caught up, as at a start. */
    private Map<ChunkId, MultiVector> started(Path index) {
        try (var indexes = LuceneIndexes.open(index)) {
            var following = new Following(
                    ledger,
                    ledger,
                    ledger,
                    "a",
                    new FollowSettings(Duration.ofMillis(20), Duration.ofMinutes(2)),
                    Clock.systemUTC());
            try (var follower = following.ofWords(
                    indexes.keyword(), new PassageMultiVectors(encodings, ledger, encoder, "another model"))) {
                follower.start();
                follower.caughtUp().block(PATIENCE);
                assertThat(indexes.keyword()
                                .search("leave", IndexSamples.everythingIn(1), 10)
                                .block())
                        .extracting(Hit::chunk)
                        .containsExactly(CHUNK);
                return indexes.multiVectors().find(List.of(CHUNK)).block(PATIENCE);
            }
        }
    }

    @Test
    void isBuiltAgainWithMultiVectors() {
        assertThat(started(folder.resolve("index"))).containsOnlyKeys(CHUNK);
        assertThat(encoder.encoded).containsExactly("parental leave");
    }

    @Test
    void isEncodedOnceHoweverOftenItsIndexIsLost() {
        started(folder.resolve("index"));
        assertThat(started(folder.resolve("index"))).containsOnlyKeys(CHUNK);
        assertThat(started(folder.resolve("another"))).containsOnlyKeys(CHUNK);
        assertThat(encoder.encoded).hasSize(1);
    }
}
