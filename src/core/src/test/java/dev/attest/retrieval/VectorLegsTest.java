package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.ServingModel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class VectorLegsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DIMENSION = new FakeEmbedder().model().dimension();

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryVectorIndexes indexes = new InMemoryVectorIndexes();
    private final NamedEmbedder bundled = new NamedEmbedder("bundled");
    private final NamedEmbedder before = new NamedEmbedder("old");
    private final NamedEmbedder next = new NamedEmbedder("new");
    private final List<VectorLegs> open = new ArrayList<>();

    private VectorLegs replica(Embedder configured) {
        var settings = new FollowSettings(Duration.ofMillis(20), Duration.ofMinutes(2));
        var following = new Following(ledger, ledger, ledger, "replica " + open.size(), settings, Clock.systemUTC());
        var legs = new VectorLegs(
                indexes,
                following,
                configured,
                bundled,
                model -> Optional.<Embedder>of(before)
                        .filter(there -> there.name().equals(model.name())));
        open.add(legs);
        return legs;
    }

    private VectorLegs started(Embedder configured) {
        VectorLegs legs = replica(configured);
        legs.start().block(PATIENCE);
        return legs;
    }

    @AfterEach
    void stop() {
        open.forEach(VectorLegs::close);
    }

    private static String serving(VectorLegs legs) {
        return legs.serving().map(VectorLeg::model).orElse("nothing");
    }

    private static boolean isCurrent(VectorLegs legs) {
        return legs.serving().filter(leg -> leg.follower().current()).isPresent();
    }

    private void isNamed(String model) {
        Awaiting.until(
                () -> Optional.ofNullable(ledger.named()).equals(Optional.of(new ServingModel(model, DIMENSION))));
    }

    @Test
    void theConfiguredModelServesANewLedger() {
        VectorLegs legs = started(next);
        assertThat(serving(legs)).isEqualTo("new");
        isNamed("new");
        ledger.add(1, 1, "text");
        legs.serving().orElseThrow().follower().reached(1, 2).block(PATIENCE);
        assertThat(next.embedded).containsExactly("text");
        assertThat(legs.serving().orElseThrow().bundled()).isFalse();
    }

    @Test
    void aLedgerFromBeforeModelsWereNamedIsServedByTheBundledOne() {
        ledger.add(1, 1, "text");
        VectorLegs legs = started(bundled);
        assertThat(serving(legs)).isEqualTo("bundled");
        assertThat(legs.serving().orElseThrow().bundled()).isTrue();
        assertThat(isCurrent(legs)).isTrue();
        isNamed("bundled");
    }

    @Test
    void theOldModelServesUntilTheNewOneHasCaughtUp() {
        ledger.serve(new ServingModel("old", DIMENSION)).block();
        for (int i = 1; i <= 50; i++) {
            ledger.add(1, i, "text " + i);
        }
        next.away(true);
        VectorLegs legs = started(next);
        assertThat(serving(legs)).isEqualTo("old");
        assertThat(isCurrent(legs)).isTrue();
        // What comes meanwhile is embedded by both.
        ledger.add(1, 51, "text 51");
        legs.serving().orElseThrow().follower().reached(1, 102).block(PATIENCE);
        assertThat(next.embedded).isEmpty();
        next.away(false);
        isNamed("new");
        assertThat(serving(legs)).isEqualTo("new");
        assertThat(isCurrent(legs)).isTrue();
        assertThat(next.embedded).hasSize(51).doesNotHaveDuplicates();
        assertThat(before.embedded).hasSize(51);
        assertThat(indexes.dropped).containsExactly("old");
        assertThat(indexes.of("old").applied().block().byCollection()).isEmpty();
    }

    @Test
    void withoutTheOldModelsEmbedderThereAreNoVectorsUntilTheNewOneHasCaughtUp() {
        ledger.serve(new ServingModel("forgotten", DIMENSION)).block();
        ledger.add(1, 1, "text");
        next.away(true);
        VectorLegs legs = started(next);
        assertThat(serving(legs)).isEqualTo("nothing");
        next.away(false);
        isNamed("new");
        assertThat(isCurrent(legs)).isTrue();
        assertThat(indexes.dropped).containsExactly("forgotten");
    }

    @Test
    void aModelWhoseDimensionChangedIsRefusedWithASentence() {
        ledger.serve(new ServingModel("new", 7)).block();
        VectorLegs legs = replica(next);
        assertThatThrownBy(() -> legs.start().block(PATIENCE))
                .isInstanceOf(ModelDimensionChanged.class)
                .hasMessageContaining("new gives vectors of 128 numbers, but the ledger's were of 7")
                .hasMessageContaining("ATTEST_EMBEDDING_MODEL");
        assertThat(serving(legs)).isEqualTo("nothing");
    }

    @Test
    void anEndpointThatWasNeverReachedIsAskedUntilItAnswers() {
        NamedEmbedder late = new NamedEmbedder("new").neverReached();
        VectorLegs legs = started(late);
        assertThat(serving(legs)).isEqualTo("nothing");
        late.away(false);
        isNamed("new");
        Awaiting.until(() -> isCurrent(legs));
    }

    @Test
    void whatHasVectorsIsIndexedWhileTheEndpointIsAway() {
        started(next);
        ledger.add(1, 1, "text");
        open.get(0).serving().orElseThrow().follower().reached(1, 2).block(PATIENCE);
        open.get(0).close();
        indexes.of("new").empty();
        NamedEmbedder late = new NamedEmbedder("new").neverReached();
        VectorLegs legs = started(late);
        assertThat(isCurrent(legs)).isTrue();
        assertThat(indexes.of("new").applied().block().of(1)).isEqualTo(2);
        assertThat(late.embedded).isEmpty();
    }

    @Test
    void aSwitchThatWasCutShortIsFinishedAtTheNextStart() {
        ledger.serve(new ServingModel("old", DIMENSION)).block();
        ledger.add(1, 1, "text");
        // Killed after the new index had caught up and before the ledger named it.
        VectorLegs killed = started(next);
        Awaiting.until(() -> serving(killed).equals("new"));
        killed.close();
        int embedded = next.embedded.size();
        VectorLegs legs = started(next);
        assertThat(serving(legs)).isEqualTo("new");
        isNamed("new");
        assertThat(next.embedded).hasSize(embedded);
        assertThat(indexes.of("old").applied().block().byCollection()).isEmpty();
    }

    @Test
    void replicasThatAreConfiguredAsBeforeFollowTheOneThatStartedLast() {
        VectorLegs first = started(before);
        ledger.add(1, 1, "text");
        first.serving().orElseThrow().follower().reached(1, 2).block(PATIENCE);
        VectorLegs last = started(next);
        isNamed("new");
        assertThat(serving(last)).isEqualTo("new");
        // There is nothing by which the first could embed questions for the new model: words alone.
        Awaiting.until(() -> serving(first).equals("nothing"));
        // Nor do they fight: it stays so.
        int drops = indexes.dropped.size();
        Awaiting.until(() -> indexes.dropped.size() > drops || indexes.dropped.size() >= 2);
        assertThat(serving(last)).isEqualTo("new");
        assertThat(isCurrent(last)).isTrue();
        assertThat(ledger.named()).isEqualTo(new ServingModel("new", DIMENSION));
        assertThat(indexes.of("old").applied().block().byCollection()).isEmpty();
    }

    @Test
    void replicasThatAreConfiguredAlikeSwitchTogether() {
        ledger.serve(new ServingModel("old", DIMENSION)).block();
        for (int i = 1; i <= 40; i++) {
            ledger.add(1, i, "text " + i);
        }
        VectorLegs first = started(next);
        VectorLegs second = started(next);
        isNamed("new");
        Awaiting.until(() -> isCurrent(first) && serving(first).equals("new"));
        Awaiting.until(() -> isCurrent(second) && serving(second).equals("new"));
        assertThat(next.embedded).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void anEndpointThatWasNotAskedYetIsAskedBeforeItCountsAsAway() {
        NamedEmbedder unasked = new NamedEmbedder("new").neverReached();
        unasked.away(false);
        VectorLegs legs = started(unasked);
        assertThat(serving(legs)).isEqualTo("new");
        assertThat(isCurrent(legs)).isTrue();
        isNamed("new");
    }

    @Test
    void aSwitchThatWasCutShortIsFinishedByAnEndpointThatWasNotAskedYet() {
        ledger.serve(new ServingModel("old", DIMENSION)).block();
        ledger.add(1, 1, "text");
        VectorLegs killed = started(next);
        Awaiting.until(() -> serving(killed).equals("new"));
        killed.close();
        indexes.of("old").empty();
        ledger.serve(new ServingModel("old", DIMENSION)).block();
        NamedEmbedder unasked = new NamedEmbedder("new").neverReached();
        unasked.away(false);
        VectorLegs legs = started(unasked);
        assertThat(serving(legs)).isEqualTo("new");
        assertThat(isCurrent(legs)).isTrue();
        isNamed("new");
        assertThat(unasked.embedded).isEmpty();
    }

    @Test
    void aModelThatAnotherReplicaNamedFirstHasOneLegHere() {
        NamedEmbedder late = new NamedEmbedder("new").neverReached();
        VectorLegs legs = started(late);
        started(next);
        Awaiting.until(() -> serving(legs).equals("new") && isCurrent(legs));
        IndexFollower follower = legs.serving().orElseThrow().follower();
        late.away(false);
        ledger.add(1, 1, "text");
        follower.reached(1, 2).block(PATIENCE);
        // Longer than a first answer is waited for from try to try.
        assertThat(Mono.delay(Duration.ofSeconds(2))
                        .then(Mono.fromSupplier(
                                () -> legs.serving().orElseThrow().follower()))
                        .block(PATIENCE))
                .isSameAs(follower);
        assertThat(indexes.of("new").mostWriting).hasValue(1);
        assertThat(follower.current()).isTrue();
    }

    @Test
    void vectorsComeWithoutARestartWhenTheLedgerFailedOnce() {
        NamedEmbedder late = new NamedEmbedder("new").neverReached();
        VectorLegs legs = started(late);
        ledger.failNextChoice();
        late.away(false);
        isNamed("new");
        Awaiting.until(() -> isCurrent(legs));
    }

    @Test
    void aChangeEndsWhenAnotherReplicaWasFasterWithAThirdModel() {
        ledger.serve(new ServingModel("old", DIMENSION)).block();
        ledger.add(1, 1, "text");
        NamedEmbedder slow = new NamedEmbedder("slow");
        slow.away(true);
        VectorLegs first = started(slow);
        VectorLegs faster = started(next);
        isNamed("new");
        Awaiting.until(() -> indexes.dropped.contains("slow"));
        assertThat(serving(first)).isEqualTo("nothing");
        slow.away(false);
        ledger.add(1, 2, "more");
        faster.serving().orElseThrow().follower().reached(1, 4).block(PATIENCE);
        assertThat(Mono.delay(Duration.ofSeconds(2))
                        .thenReturn(first)
                        .map(VectorLegsTest::serving)
                        .block(PATIENCE))
                .isEqualTo("nothing");
        assertThat(slow.embedded).isEmpty();
        isNamed("new");
        Awaiting.until(() -> "[new]".equals(String.valueOf(indexes.models().block())));
    }

    @Test
    void whatAnAbandonedChangeLeftIsDropped() {
        ledger.add(1, 1, "text");
        indexes.of("abandoned").apply(IndexSamples.adding(1, 1)).block(PATIENCE);
        VectorLegs legs = started(bundled);
        Awaiting.until(() -> indexes.dropped.contains("abandoned"));
        assertThat(indexes.models().block()).containsExactly("bundled");
        assertThat(isCurrent(legs)).isTrue();
    }

    @Test
    void whatAnotherProcessIsBuildingStays() {
        ledger.add(1, 1, "text");
        indexes.of("theirs").apply(IndexSamples.adding(1, 1)).block(PATIENCE);
        indexes.of("abandoned").apply(IndexSamples.adding(1, 1)).block(PATIENCE);
        ledger.hold("vector index of theirs", "another process", Duration.ofMinutes(1))
                .block(PATIENCE);
        started(bundled);
        Awaiting.until(() -> indexes.dropped.contains("abandoned"));
        assertThat(indexes.models().block()).containsExactlyInAnyOrder("bundled", "theirs");
    }

    @Test
    void anIndexOfThisProcessServesUntilThatOfTheModelAnotherReplicaChoseIsBuilt() {
        indexes.ofOneProcess();
        ledger.add(1, 1, "text");
        VectorLegs before = started(bundled);
        before.close();
        // Another replica has changed it for all.
        ledger.serve(new ServingModel("new", DIMENSION)).block();
        next.away(true);
        VectorLegs legs = started(next);
        assertThat(serving(legs)).isEqualTo("bundled");
        assertThat(isCurrent(legs)).isTrue();
        next.away(false);
        Awaiting.until(() -> serving(legs).equals("new") && isCurrent(legs));
        Awaiting.until(() -> "[new]".equals(String.valueOf(indexes.models().block())));
        isNamed("new");
    }

    @Test
    void rebuildsWhatServes() {
        VectorLegs legs = started(next);
        ledger.add(1, 1, "text");
        legs.serving().orElseThrow().follower().reached(1, 2).block(PATIENCE);
        assertThat(legs.rebuild().blockLast(PATIENCE)).isEqualTo(new Progress(2, 2));
        assertThat(next.embedded).hasSize(1);
    }
}
