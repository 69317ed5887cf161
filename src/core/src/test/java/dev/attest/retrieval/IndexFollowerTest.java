package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Change;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Embeddings;
import dev.attest.documents.ServingModel;
import dev.attest.documents.StagedChunk;
import dev.attest.documents.TextHash;
import dev.attest.documents.VersionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class IndexFollowerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final Log log = new Log();
    private final InMemoryKeywordIndex index = new InMemoryKeywordIndex();
    private final IndexFollower follower = new IndexFollower(
            index,
            log,
            log,
            "fake",
            new FollowSettings(Duration.ofMillis(20), GRACE),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void stop() {
        follower.close();
    }

    @Test
    void catchesUpAtItsStart() {
        log.stage(1, 1, 1, "parental leave");
        follower.start().block(PATIENCE);
        assertThat(found("parental", 1)).containsExactly(IndexSamples.id(1, 1, 0));
        assertThat(follower.applied().of(1)).isEqualTo(1);
    }

    @Test
    void catchesUpOverManyBatches() {
        for (int i = 1; i <= 500; i++) {
            log.stage(1, i, 1, "parental leave");
        }
        follower.start().block(PATIENCE);
        assertThat(follower.applied().of(1)).isEqualTo(500);
        assertThat(found("parental", 1)).hasSize(500);
    }

    @Test
    void saysWhenItHasReachedAChange() {
        follower.start().block(PATIENCE);
        log.stage(1, 1, 1, "parental leave");
        follower.reached(1, 1).block(PATIENCE);
        assertThat(found("parental", 1)).hasSize(1);
    }

    @Test
    void goesOnAfterAFailure() {
        follower.start().block(PATIENCE);
        log.failures = 3;
        log.stage(1, 1, 1, "parental leave");
        follower.reached(1, 1).block(PATIENCE);
        assertThat(log.failures).isZero();
    }

    @Test
    void oneCollectionItCannotFollowDoesNotKeepTheOthersBack() {
        follower.start().block(PATIENCE);
        log.stage(1, 1, 1, "poison");
        log.vectors.clear();
        log.stage(2, 2, 1, "parental leave");
        follower.reached(2, 1).block(PATIENCE);
        assertThat(follower.applied().of(1)).isZero();
    }

    @Test
    void forgetsACollectionThatIsGone() {
        log.stage(1, 1, 1, "parental leave");
        log.stage(2, 2, 1, "parental leave");
        follower.start().block(PATIENCE);
        log.changes.remove(1L);
        log.stage(2, 3, 1, "sick leave");
        follower.reached(2, 2).block(PATIENCE);
        assertThat(found("leave", 1)).isEmpty();
        assertThat(follower.applied().byCollection()).doesNotContainKey(1L);
    }

    @Test
    void buildsACollectionAnewWhoseLedgerIsBehindTheIndex() {
        for (int i = 1; i <= 5; i++) {
            log.stage(1, i, 1, "parental leave");
        }
        follower.start().block(PATIENCE);
        // The ledger was restored from a backup that knows two of the five, and went on from there.
        log.changes.get(1L).subList(2, 5).clear();
        log.stage(2, 9, 1, "sick leave");
        follower.reached(2, 1).block(PATIENCE);
        assertThat(follower.applied().of(1)).isEqualTo(2);
        assertThat(found("parental", 1)).containsExactly(IndexSamples.id(1, 1, 0), IndexSamples.id(2, 1, 0));
    }

    @Test
    void forgetsVersionsThatWereRetiredLongAgoAndKeepsThoseARequestMayStillRead() {
        log.stage(1, 1, 1, "parental leave");
        log.stage(1, 2, 1, "parental leave");
        log.retired.put(new VersionKey(IndexSamples.document(1), 1), NOW.minus(Duration.ofDays(400)));
        log.retired.put(new VersionKey(IndexSamples.document(2), 1), NOW.minus(GRACE.dividedBy(2)));
        follower.start().block(PATIENCE);
        assertThat(found("parental", 1)).containsExactly(IndexSamples.id(2, 1, 0));
    }

    private List<ChunkId> found(String words, long collection) {
        return index.search(words, IndexSamples.everythingIn(collection), 1000).block().stream()
                .map(Hit::chunk)
                .toList();
    }

    /** A ledger's change log and vectors, in memory. */
    private static final class Log implements ChangeLog, Embeddings {

        private final Map<Long, List<Change>> changes = new ConcurrentHashMap<>();
        private final Map<VersionKey, List<StagedChunk>> staged = new ConcurrentHashMap<>();
        private final Map<VersionKey, Instant> retired = new ConcurrentHashMap<>();
        private final Map<String, float[]> vectors = new ConcurrentHashMap<>();
        private volatile int failures;
        private volatile @Nullable ServingModel serving;

        void stage(long collection, int document, int version, String text) {
            VersionKey key = new VersionKey(IndexSamples.document(document), version);
            staged.put(
                    key, List.of(new StagedChunk(IndexSamples.id(document, version, 0), 0, text, TextHash.of(text))));
            vectors.put(TextHash.of(text), new FakeEmbedder().vector(text));
            List<Change> log = changes.computeIfAbsent(collection, id -> new ArrayList<>());
            synchronized (this) {
                log.add(new Change(collection, log.size() + 1, Change.Kind.STAGED, key.documentId(), version));
            }
        }

        @Override
        public Mono<Map<Long, Long>> heads() {
            return Mono.fromSupplier(() -> {
                if (failures > 0) {
                    failures--;
                    throw new IllegalStateException("The ledger is away");
                }
                var heads = new HashMap<Long, Long>();
                changes.forEach((collection, log) -> heads.put(collection, (long) log.size()));
                return heads;
            });
        }

        @Override
        public synchronized Mono<List<Change>> after(long collectionId, long sequence, int limit) {
            return Mono.just(changes.get(collectionId).stream()
                    .filter(change -> change.sequence() > sequence)
                    .limit(limit)
                    .toList());
        }

        @Override
        public Mono<List<StagedChunk>> staged(VersionKey version) {
            return Mono.just(staged.getOrDefault(version, List.of()));
        }

        @Override
        public Mono<Map<Long, List<VersionKey>>> retired(Instant from, Instant to) {
            List<VersionKey> found = retired.entrySet().stream()
                    .filter(entry ->
                            !entry.getValue().isBefore(from) && entry.getValue().isBefore(to))
                    .map(Map.Entry::getKey)
                    .toList();
            return Mono.just(found.isEmpty() ? Map.of() : Map.of(1L, found));
        }

        @Override
        public Mono<Map<String, float[]>> find(String model, Collection<String> textHashes) {
            var found = new HashMap<>(vectors);
            found.keySet().retainAll(textHashes);
            return Mono.just(found);
        }

        @Override
        public Mono<Void> save(String model, Map<String, float[]> byTextHash) {
            return Mono.fromRunnable(() -> vectors.putAll(byTextHash));
        }

        @Override
        public Mono<ServingModel> serving() {
            return Mono.fromSupplier(() -> serving);
        }

        @Override
        public Mono<Void> serve(ServingModel model) {
            return Mono.fromRunnable(() -> serving = model);
        }
    }
}
