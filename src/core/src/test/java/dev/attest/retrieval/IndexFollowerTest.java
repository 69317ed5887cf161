package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ChunkId;
import dev.attest.documents.VersionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexFollowerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryKeywordIndex index = new InMemoryKeywordIndex();
    private final IndexFollower follower = new Following(
                    ledger,
                    ledger,
                    ledger,
                    "a",
                    new FollowSettings(Duration.ofMillis(20), GRACE),
                    Clock.fixed(NOW, ZoneOffset.UTC))
            .ofWords(
                    index,
                    new PassageMultiVectors(new InMemoryEncodings(), ledger, new FakeEmbedder(), "another model"));

    @AfterEach
    void stop() {
        follower.close();
    }

    private void start() {
        follower.start();
        follower.caughtUp().block(PATIENCE);
    }

    @Test
    void catchesUpAtItsStart() {
        ledger.stage(1, 1, 1, "parental leave");
        start();
        assertThat(found("parental", 1)).containsExactly(IndexSamples.id(1, 1, 0));
        assertThat(follower.applied().of(1)).isEqualTo(1);
        assertThat(follower.current()).isTrue();
    }

    @Test
    void catchesUpOverManyBatches() {
        for (int i = 1; i <= 500; i++) {
            ledger.stage(1, i, 1, "parental leave");
        }
        start();
        assertThat(follower.applied().of(1)).isEqualTo(500);
        assertThat(found("parental", 1)).hasSize(500);
    }

    @Test
    void readsNoVectorsForAnIndexOfWords() {
        ledger.stage(1, 1, 1, "parental leave");
        start();
        assertThat(found("parental", 1)).hasSize(1);
        assertThat(ledger.lookups).hasValue(0);
    }

    @Test
    void saysWhenItHasReachedAChange() {
        start();
        ledger.stage(1, 1, 1, "parental leave");
        follower.reached(1, 1).block(PATIENCE);
        assertThat(found("parental", 1)).hasSize(1);
    }

    @Test
    void goesOnAfterAFailure() {
        start();
        ledger.failNext(3);
        ledger.stage(1, 1, 1, "parental leave");
        follower.reached(1, 1).block(PATIENCE);
        follower.caughtUp().block(PATIENCE);
        assertThat(ledger.isBeingFailed()).isFalse();
    }

    @Test
    void forgetsACollectionThatIsGone() {
        ledger.stage(1, 1, 1, "parental leave");
        ledger.stage(2, 2, 1, "parental leave");
        start();
        ledger.deleteCollection(1);
        ledger.stage(2, 3, 1, "sick leave");
        follower.reached(2, 2).block(PATIENCE);
        assertThat(found("leave", 1)).isEmpty();
        assertThat(follower.applied().byCollection()).doesNotContainKey(1L);
    }

    @Test
    void buildsACollectionAnewWhoseLedgerIsBehindTheIndex() {
        for (int i = 1; i <= 5; i++) {
            ledger.stage(1, i, 1, "parental leave");
        }
        start();
        // The ledger was restored from a backup that knows two of the five, and went on from there.
        synchronized (ledger) {
            ledger.changes.get(1L).subList(2, 5).clear();
        }
        ledger.stage(2, 9, 1, "sick leave");
        follower.reached(2, 1).block(PATIENCE);
        Awaiting.until(() -> follower.applied().of(1) == 2);
        assertThat(found("parental", 1)).containsExactly(IndexSamples.id(1, 1, 0), IndexSamples.id(2, 1, 0));
    }

    @Test
    void forgetsVersionsThatWereRetiredLongAgoAndKeepsThoseARequestMayStillRead() {
        ledger.stage(1, 1, 1, "parental leave");
        ledger.stage(1, 2, 1, "parental leave");
        ledger.retired.put(new VersionKey(IndexSamples.document(1), 1), NOW.minus(Duration.ofDays(400)));
        ledger.retired.put(new VersionKey(IndexSamples.document(2), 1), NOW.minus(GRACE.dividedBy(2)));
        start();
        assertThat(found("parental", 1)).containsExactly(IndexSamples.id(2, 1, 0));
    }

    @Test
    void isBuiltAgainOnDemandAndSaysHowFarItIs() {
        for (int i = 1; i <= 100; i++) {
            ledger.stage(1, i, 1, "parental leave");
        }
        start();
        List<Progress> progress = follower.rebuild().collectList().block(PATIENCE);
        assertThat(progress).last().isEqualTo(new Progress(100, 100));
        assertThat(progress).extracting(Progress::total).containsOnly(100L);
        assertThat(found("parental", 1)).hasSize(100);
        assertThat(follower.current()).isTrue();
    }

    @Test
    void goesOnWhereItIsAfterBeingStoppedAndStartedAgain() {
        start();
        follower.stop().block(PATIENCE);
        ledger.stage(1, 1, 1, "parental leave");
        follower.start();
        follower.reached(1, 1).block(PATIENCE);
        assertThat(found("parental", 1)).hasSize(1);
    }

    private List<ChunkId> found(String words, long collection) {
        return index.search(words, IndexSamples.everythingIn(collection), 1000).block().stream()
                .map(Hit::chunk)
                .toList();
    }
}
