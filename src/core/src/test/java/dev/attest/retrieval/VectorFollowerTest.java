package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attest.documents.TextHash;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.test.StepVerifier;

/** How a vector index that processes share is followed. */
class VectorFollowerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ShakyVectorIndex index = new ShakyVectorIndex();
    private final NamedEmbedder embedder = new NamedEmbedder("new");
    private final IndexFollower follower = follower("a");
    private final IndexFollower other = follower("b");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final ListAppender<ILoggingEvent> refusals = new ListAppender<>();

    private IndexFollower follower(String process) {
        var settings = new FollowSettings(Duration.ofMillis(20), Duration.ofMinutes(2));
        return new Following(ledger, ledger, ledger, process, settings, Clock.systemUTC())
                .ofVectors(index, embedder, true, false)
                .follower();
    }

    @BeforeEach
    void listen() {
        logged.start();
        logger().setLevel(Level.INFO);
        logger().addAppender(logged);
        refusals.start();
        vectorsLogger().addAppender(refusals);
    }

    @AfterEach
    void stop() {
        follower.close();
        other.close();
        vectorsLogger().detachAppender(refusals);
        logger().detachAppender(logged);
        logger().setLevel(null);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(IndexFollower.class);
    }

    private static Logger vectorsLogger() {
        return (Logger) LoggerFactory.getLogger(PassageVectors.class);
    }

    private void start() {
        follower.start();
        follower.caughtUp().block(PATIENCE);
    }

    @Test
    void embedsWhatTheLedgerHasNoVectorOfAndKeepsIt() {
        for (int i = 1; i <= 100; i++) {
            ledger.add(1, i, "text " + i);
        }
        start();
        assertThat(follower.applied().of(1)).isEqualTo(200);
        assertThat(embedder.embedded).hasSize(100).doesNotHaveDuplicates();
        assertThat(ledger.vectors.get("new")).hasSize(100);
    }

    @Test
    void fillsAnEmptiedIndexAgainWithoutEmbedding() {
        for (int i = 1; i <= 50; i++) {
            ledger.add(1, i, "text " + i);
        }
        start();
        index.empty();
        Awaiting.until(() -> index.added.get() == 100 && follower.current());
        assertThat(index.applied().block().of(1)).isEqualTo(100);
        assertThat(embedder.embedded).hasSize(50);
        assertThat(levels()).containsExactly(Level.WARN, Level.INFO);
    }

    @Test
    void isBuiltAgainOnDemandWithoutEmbedding() {
        for (int i = 1; i <= 50; i++) {
            ledger.add(1, i, "text " + i);
        }
        start();
        assertThat(follower.rebuild().blockLast(PATIENCE)).isEqualTo(new Progress(100, 100));
        assertThat(index.added).hasValue(100);
        assertThat(embedder.embedded).hasSize(50);
    }

    @Test
    void isNotCurrentFromTheDemandUntilItIsBuiltAgainHoweverLongAnotherProcessHasTheTurn() {
        ledger.add(1, 1, "text");
        start();
        ledger.hold("vector index of new", "somebody", Duration.ofSeconds(10)).block();
        var ended = new AtomicBoolean();
        follower.rebuild().doOnComplete(() -> ended.set(true)).subscribe();
        int before = index.looks.get();
        Awaiting.until(() -> {
            assertThat(follower.current()).isFalse();
            return index.looks.get() >= before + 5;
        });
        assertThat(index.added).hasValue(1);
        assertThat(ended).isFalse();
        ledger.endTerms();
        Awaiting.until(() -> ended.get() && follower.current());
        assertThat(index.added).hasValue(2);
    }

    @Test
    void isNotCurrentWhileTheIndexIsAwayAndSaysSoOnce() {
        ledger.add(1, 1, "text");
        start();
        index.away(true);
        Awaiting.until(() -> !follower.current());
        int before = index.looks.get();
        Awaiting.until(() -> index.looks.get() >= before + 3);
        assertThat(follower.current()).isFalse();
        index.away(false);
        follower.caughtUp().block(PATIENCE);
        assertThat(follower.current()).isTrue();
        assertThat(levels()).containsExactly(Level.WARN, Level.INFO);
    }

    @Test
    void settlesWithoutTheIndexAtItsStartAndCatchesUpWhenItComes() {
        index.away(true);
        ledger.add(1, 1, "text");
        follower.start();
        follower.settled().block(PATIENCE);
        assertThat(follower.current()).isFalse();
        index.away(false);
        follower.reached(1, 2).block(PATIENCE);
        follower.caughtUp().block(PATIENCE);
    }

    @Test
    void waitsForAnEmbedderThatIsAway() {
        start();
        embedder.away(true);
        ledger.add(1, 1, "text");
        Awaiting.until(() -> !follower.current());
        embedder.away(false);
        follower.reached(1, 2).block(PATIENCE);
        follower.caughtUp().block(PATIENCE);
        assertThat(embedder.embedded).containsExactly("text");
    }

    @Test
    void letsGoWhoeverWaitsWhenItStopsBeingCurrent() {
        start();
        StepVerifier.create(follower.reachedWhileCurrent(1, 1))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(100))
                .then(() -> index.away(true))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(follower.applied().of(1)).isZero();
    }

    @Test
    void oneProcessWritesAtATimeAndTheOthersReadHowFarItIs() {
        follower.start();
        other.start();
        for (int i = 1; i <= 200; i++) {
            ledger.add(1, i, "text " + i);
        }
        follower.reached(1, 400).block(PATIENCE);
        other.reached(1, 400).block(PATIENCE);
        assertThat(index.mostWriting).hasValue(1);
        assertThat(index.added).hasValue(200);
        assertThat(embedder.embedded).hasSize(200);
    }

    @Test
    void isCurrentWhileAnotherProcessHasTheTurn() {
        ledger.add(1, 1, "text");
        start();
        String lease = "vector index of new";
        // The follower gives its own turn back a moment after it has caught up.
        Awaiting.until(
                () -> ledger.hold(lease, "somebody", Duration.ofSeconds(10)).block());
        ledger.add(1, 2, "another text");
        other.start();
        other.settled()
                .as(settled -> StepVerifier.create(settled))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(200))
                .thenCancel()
                .verify();
        assertThat(other.applied().of(1)).isEqualTo(2);
        assertThat(follower.current()).isTrue();
        ledger.endTerms();
        follower.reached(1, 4).block(PATIENCE);
        other.caughtUp().block(PATIENCE);
        assertThat(other.applied().of(1)).isEqualTo(4);
    }

    @Test
    void whoeverCannotWriteLeavesTheTurnToOthers() {
        index.readOnly(true);
        ledger.add(1, 1, "text");
        follower.start();
        follower.settled().block(PATIENCE);
        Awaiting.until(() ->
                ledger.hold("vector index of new", "c", Duration.ofSeconds(10)).block());
        ledger.endTerms();
        index.readOnly(false);
        other.start();
        other.caughtUp().block(PATIENCE);
        assertThat(other.applied().of(1)).isEqualTo(2);
    }

    @Test
    void oneCollectionItCannotFollowDoesNotKeepTheOthersBack() {
        start();
        embedder.away(true);
        ledger.add(1, 1, "not embedded");
        ledger.save("new", Map.of(TextHash.of("known"), new FakeEmbedder().vector("known")))
                .block();
        ledger.add(2, 2, "known");
        follower.reached(2, 2).block(PATIENCE);
        assertThat(follower.applied().of(1)).isZero();
    }

    @Test
    void oneTextThatIsRefusedForGoodKeepsNoOtherBackAndIsNamedOnce() {
        for (int i = 1; i <= 40; i++) {
            ledger.add(1, i, i == 17 ? "poison" : "text " + i);
        }
        start();
        assertThat(follower.current()).isTrue();
        assertThat(follower.applied().of(1)).isEqualTo(80);
        assertThat(index.added).hasValue(39);
        assertThat(embedder.embedded).hasSize(39);
        assertThat(refusals.list)
                .filteredOn(line -> line.getLevel().equals(Level.WARN))
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .contains("chunk 0 of document " + IndexSamples.document(17) + ", version 1")
                        .doesNotContain("poison"));
    }

    private List<Level> levels() {
        return List.copyOf(logged.list).stream()
                .map(ILoggingEvent::getLevel)
                .filter(level -> level.isGreaterOrEqual(Level.INFO))
                .toList();
    }
}
