package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Change;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.ChunkId;
import dev.attest.documents.StagedChunk;
import dev.attest.documents.VersionKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReplayTest {

    /** Five versions of 600 chunks, then a deletion. */
    private static final class Large implements ChangeLog {

        @Override
        public Mono<Map<Long, Long>> heads() {
            return Mono.just(Map.of(1L, 6L));
        }

        @Override
        public Mono<List<Change>> after(long collectionId, long sequence, int limit) {
            return Mono.just(LongStream.rangeClosed(sequence + 1, 6)
                    .mapToObj(n -> new Change(
                            collectionId,
                            n,
                            n == 6 ? Change.Kind.DELETED : Change.Kind.STAGED,
                            new UUID(0, n == 6 ? 1 : n),
                            1))
                    .limit(limit)
                    .toList());
        }

        @Override
        public Mono<List<StagedChunk>> staged(VersionKey version) {
            return Mono.just(IntStream.range(0, 600)
                    .mapToObj(n -> new StagedChunk(
                            new ChunkId(version.documentId(), version.version(), n),
                            0,
                            "text " + n,
                            List.of(),
                            "hash" + n,
                            Map.of()))
                    .toList());
        }

        @Override
        public Mono<Map<Long, List<VersionKey>>> retired(Instant from, Instant to) {
            return Mono.just(Map.of());
        }
    }

    private static PassageMultiVectors multiVectors() {
        return new PassageMultiVectors(
                new InMemoryEncodings(), new InMemoryLedger(), new FakeEmbedder(), "another model");
    }

    private static IndexChanges after(long sequence, Set<VersionKey> gone) {
        return Replay.ofWords(new Large(), multiVectors())
                .next(1, sequence, 6, gone)
                .block();
    }

    @Test
    void largeVersionsComeAFewAtATime() {
        IndexChanges first = after(0, Set.of());
        assertThat(first.sequence()).isEqualTo(2);
        assertThat(first.added()).hasSize(1_200);
        assertThat(first.deleted()).isEmpty();

        IndexChanges last = after(4, Set.of());
        assertThat(last.sequence()).isEqualTo(6);
        assertThat(last.added()).hasSize(600);
        assertThat(last.deleted()).containsExactly(new UUID(0, 1));
    }

    @Test
    void eachChunkForTheIndexOfWordsHasItsMultiVector() {
        assertThat(after(4, Set.of()).added())
                .allSatisfy(chunk -> assertThat(chunk.multiVector())
                        .hasValueSatisfying(
                                vector -> assertThat(vector.sentences()).hasSize(1)));
    }

    @Test
    void versionsThatNobodySeesAreLeftOut() {
        IndexChanges first = after(0, Set.of(new VersionKey(new UUID(0, 1), 1), new VersionKey(new UUID(0, 2), 1)));
        assertThat(first.sequence()).isEqualTo(4);
        assertThat(first.added()).hasSize(1_200);
    }
}
