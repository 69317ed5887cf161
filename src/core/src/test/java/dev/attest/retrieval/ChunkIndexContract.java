package dev.attest.retrieval;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static dev.attest.retrieval.IndexSamples.deleting;
import static dev.attest.retrieval.IndexSamples.everythingIn;
import static dev.attest.retrieval.IndexSamples.id;
import static dev.attest.retrieval.IndexSamples.narrowed;
import static dev.attest.retrieval.IndexSamples.retiring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ChunkId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What both kinds of index promise; each test starts with an empty index. */
public abstract class ChunkIndexContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The index under test, the same one during one test. */
    protected abstract ChunkIndex index();

    /** Searches the index under test for a text. */
    protected abstract Mono<List<Hit>> find(String text, Scope scope, int limit);

    protected final List<ChunkId> found(String text, Scope scope, int limit) {
        return now(find(text, scope, limit)).stream().map(Hit::chunk).toList();
    }

    protected final void apply(IndexChanges changes) {
        index().apply(changes).block(PATIENCE);
    }

    protected static <T> T now(Mono<T> result) {
        return result.blockOptional(PATIENCE).orElseThrow();
    }

    @Test
    void findsNothingInAnEmptyIndex() {
        assertThat(found("parental leave", everythingIn(1), 10)).isEmpty();
        assertThat(now(index().applied()).byCollection()).isEmpty();
    }

    @Test
    void findsWhatWasJustApplied() {
        apply(adding(1, 1, chunk(1, "parental leave lasts sixteen weeks"), chunk(2, "the canteen opens at nine")));

        assertThat(found("parental leave", everythingIn(1), 1)).containsExactly(id(1, 1, 0));
    }

    @Test
    void ranksOnlyInsideTheCollectionsOfTheScope() {
        apply(adding(1, 1, chunk(1, "leave policy for all who work here")));
        apply(adding(2, 1, chunk(2, "parental leave")));
        apply(adding(11, 1, chunk(3, "parental leave")));

        assertThat(found("parental leave", everythingIn(1), 1)).containsExactly(id(1, 1, 0));
        assertThat(found("parental leave", everythingIn(1, 2), 1)).containsExactly(id(2, 1, 0));
    }

    @Test
    void ranksOnlyInsideTheAccessSetsOfTheScope() {
        apply(adding(
                1,
                1,
                chunk(id(1, 1, 0), 0, "leave policy for all who work here"),
                chunk(id(2, 1, 0), 7, "parental leave for the board"),
                chunk(id(3, 1, 0), 8, "parental leave")));

        assertThat(found("parental leave", narrowed(1, 0), 1)).containsExactly(id(1, 1, 0));
        assertThat(found("parental leave", narrowed(1, 0, 7), 1)).containsExactly(id(2, 1, 0));
        assertThat(found("parental leave", everythingIn(1), 1)).containsExactly(id(3, 1, 0));
    }

    @Test
    void ranksOnlyInsideTheScopeHoweverManyBetterChunksAreOutside() {
        apply(adding(
                2,
                1,
                IntStream.range(0, 500)
                        .mapToObj(i -> chunk(id(2, 1, i), 0, "parental leave"))
                        .toArray(IndexedChunk[]::new)));
        apply(adding(1, 1, chunk(1, "leave policy for all who work here")));

        assertThat(found("parental leave", everythingIn(1), 1)).containsExactly(id(1, 1, 0));
    }

    @Test
    void findsNothingOutsideOfAnyCollection() {
        apply(adding(1, 1, chunk(1, "parental leave")));

        assertThat(found("parental leave", new Scope(List.of()), 10)).isEmpty();
        assertThat(found("parental leave", narrowed(1), 10)).isEmpty();
        assertThat(found("parental leave", everythingIn(404), 10)).isEmpty();
    }

    @Test
    void appliesTheSameChangesOnce() {
        IndexChanges changes = adding(1, 3, chunk(1, "parental leave"), chunk(2, "the canteen"));
        apply(changes);
        apply(changes);

        assertThat(found("parental leave canteen", everythingIn(1), 10)).hasSize(2);
        assertThat(now(index().applied()).of(1)).isEqualTo(3);
    }

    @Test
    void ignoresChangesOlderThanWhatItHolds() {
        apply(adding(1, 1, chunk(1, "parental leave")));
        apply(deleting(1, 2, 1));
        apply(adding(1, 1, chunk(1, "parental leave")));

        assertThat(found("parental leave", everythingIn(1), 10)).isEmpty();
        assertThat(now(index().applied()).of(1)).isEqualTo(2);
    }

    @Test
    void forgetsDeletedDocumentsWithAllTheirVersions() {
        apply(adding(
                1,
                1,
                chunk(id(1, 1, 0), 0, "parental leave"),
                chunk(id(1, 2, 0), 0, "parental leave"),
                chunk(id(2, 1, 0), 0, "parental leave")));
        apply(deleting(1, 2, 1));

        assertThat(found("parental leave", everythingIn(1), 10)).containsExactly(id(2, 1, 0));
    }

    @Test
    void forgetsRetiredVersionsOnly() {
        apply(adding(
                1,
                1,
                chunk(id(1, 1, 0), 0, "parental leave"),
                chunk(id(1, 2, 0), 0, "parental leave"),
                chunk(id(1, 11, 0), 0, "parental leave")));
        apply(retiring(1, 2, 1, 1));

        assertThat(found("parental leave", everythingIn(1), 10)).containsExactly(id(1, 2, 0), id(1, 11, 0));
    }

    @Test
    void forgetsRetiredVersionsAtTheSequenceItHasReached() {
        apply(adding(1, 3, chunk(id(1, 1, 0), 0, "parental leave"), chunk(id(1, 2, 0), 0, "parental leave")));
        apply(retiring(1, 3, 1, 1));

        assertThat(found("parental leave", everythingIn(1), 10)).containsExactly(id(1, 2, 0));
    }

    @Test
    void dropsOneCollectionWithItsSequence() {
        apply(adding(1, 4, chunk(1, "parental leave")));
        apply(adding(11, 9, chunk(2, "parental leave")));
        index().drop(1).block();
        index().drop(404).block();

        assertThat(found("parental leave", everythingIn(1, 11), 10)).containsExactly(id(2, 1, 0));
        assertThat(now(index().applied()).byCollection()).containsOnlyKeys(11L).containsValue(9L);
    }

    @Test
    void followsADroppedCollectionFromTheStartAgain() {
        apply(adding(1, 4, chunk(1, "parental leave")));
        index().drop(1).block();
        apply(adding(1, 1, chunk(1, "parental leave")));

        assertThat(found("parental leave", everythingIn(1), 10)).containsExactly(id(1, 1, 0));
        assertThat(now(index().applied()).of(1)).isEqualTo(1);
    }

    @Test
    void countsEachCollectionsSequenceByItself() {
        apply(adding(1, 5, chunk(1, "parental leave")));
        apply(adding(2, 2));

        assertThat(now(index().applied()).of(1)).isEqualTo(5);
        assertThat(now(index().applied()).of(2)).isEqualTo(2);
        assertThat(now(index().applied()).of(3)).isZero();
    }

    @Test
    void ordersTiesByChunkId() {
        List<ChunkId> ids = new ArrayList<>();
        for (int document : new int[] {200, 3, 100}) {
            for (int ordinal : new int[] {10, 9, 0}) {
                ids.add(id(document, 1, ordinal));
            }
        }
        long sequence = 0;
        // One by one, so that an index of several segments has to merge them.
        for (ChunkId id : ids) {
            apply(adding(1, ++sequence, chunk(id, 0, "parental leave")));
        }
        List<ChunkId> inOrder = ids.stream().sorted(IndexSamples.CHUNK_ORDER).toList();

        assertThat(found("parental leave", everythingIn(1), 10)).isEqualTo(inOrder);
        assertThat(found("parental leave", everythingIn(1), 4)).isEqualTo(inOrder.subList(0, 4));
    }

    @Test
    void ordersHitsBestFirst() {
        apply(adding(
                1,
                1,
                chunk(1, "the canteen serves lunch and the leave desk is closed"),
                chunk(2, "parental leave"),
                chunk(3, "parental leave lasts sixteen weeks in most of our countries")));

        List<Hit> hits = now(find("parental leave", everythingIn(1), 10));
        assertThat(hits).extracting(Hit::chunk).containsExactly(id(2, 1, 0), id(3, 1, 0), id(1, 1, 0));
        assertThat(hits).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void returnsAtMostTheLimit() {
        apply(adding(1, 1, chunk(1, "parental leave"), chunk(2, "parental leave")));

        assertThat(found("parental leave", everythingIn(1), 0)).isEmpty();
        assertThat(found("parental leave", everythingIn(1), 1)).hasSize(1);
        assertThat(found("parental leave", everythingIn(1), Integer.MAX_VALUE)).hasSize(2);
    }

    @Test
    void rejectsALimitBelowZero() {
        assertThat(find("parental leave", everythingIn(1), -1)
                        .materialize()
                        .block()
                        .getThrowable())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answersWhileItIsWrittenTo() {
        apply(adding(2, 1, chunk(500, "parental leave")));
        var writing = Flux.range(1, 100)
                .concatMap(i -> index().apply(adding(1, i, chunk(id(1, 1, i), 0, "canteen number " + i))))
                .then(Mono.just(true));
        var reading = Flux.range(1, 100)
                .flatMap(i -> find("parental leave", everythingIn(2), 1), 4)
                .collectList();

        var both = now(Mono.zip(reading, writing));

        assertThat(both.getT1())
                .hasSize(100)
                .allSatisfy(hits -> assertThat(hits).hasSize(1));
        assertThat(found("canteen number 100", everythingIn(1), 200)).hasSize(100);
    }
}
