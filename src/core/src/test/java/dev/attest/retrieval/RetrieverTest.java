package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Span;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RetrieverTest {

    private static final Principal READER = new Principal(new Tenant("acme"), "rita", Set.of(), Set.of(Role.READER));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> WITHOUT_VECTORS = List.of("vectors");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryKeywordIndex words = new InMemoryKeywordIndex();
    private final ShakyVectorIndex index = new ShakyVectorIndex();
    private final NamedEmbedder embedder = new NamedEmbedder("new");
    private final NamedEmbedder bundled = new NamedEmbedder("bundled");
    private final Following following = new Following(
            ledger,
            ledger,
            ledger,
            "a",
            new FollowSettings(Duration.ofMillis(20), Duration.ofMinutes(2)),
            Clock.systemUTC());
    private final VectorLeg leg = following.ofVectors(index, embedder, true, true);
    private final PassageMultiVectors multiVectors =
            new PassageMultiVectors(new InMemoryEncodings(), ledger, new FakeEmbedder(), embedder.name());
    private final Legs legs = new Legs(words, following.ofWords(words, multiVectors), () -> Optional.of(leg));
    private final Retriever retriever = retriever(legs, Duration.ofSeconds(10));

    private Retriever retriever(Legs searched, Duration patience) {
        return new Retriever(
                new InMemoryCollections(ledger), ledger, searched, words, bundled, new FakeEmbedder(), patience);
    }

    @BeforeEach
    void start() {
        ledger.add(1, 1, "parental leave lasts sixteen weeks");
        ledger.add(1, 2, "the canteen opens at nine");
        legs.follower().start();
        leg.follower().start();
        legs.follower().caughtUp().block(PATIENCE);
        leg.follower().caughtUp().block(PATIENCE);
    }

    @AfterEach
    void stop() {
        legs.follower().close();
        leg.follower().close();
    }

    private Retrieval askUnder(String filter, boolean explain) {
        Query query = new Query("parental leave", List.of(), 10, Optional.of(FilterSamples.filter(filter)), explain);
        return retriever.retrieve(READER, query).block(PATIENCE);
    }

    @Test
    void findsOnlyWhatTheFilterLetsThroughAndTellsHow() {
        ledger.add(1, 3, "parental leave of the board", IndexSamples.fields("dept", "HR"));
        ledger.add(1, 4, "the canteen of the board", IndexSamples.fields("dept", "HR"));
        ledger.add(1, 5, "parental leave of spies", IndexSamples.fields("dept", "HR"));
        ledger.forbid(5);

        Retrieval found = askUnder("{'dept': 'HR'}", true);

        assertThat(found.passages())
                .extracting(passage -> passage.chunk().id())
                .containsExactly(IndexSamples.id(3, 1, 0), IndexSamples.id(4, 1, 0));
        assertThat(found.degraded()).isEmpty();
        Plan plan = found.plan().orElseThrow();
        assertThat(plan.tally()).isEqualTo(new Tally(3, 5));
        assertThat(plan.steps()).extracting(Plan.Step::leg).containsExactlyInAnyOrder("words", "vectors");
        assertThat(plan.steps()).extracting(Plan.Step::way).containsExactlyInAnyOrder("index", "scan");
        assertThat(askUnder("{'dept': 'HR'}", false).plan()).isEmpty();
        assertThat(askUnder("{'$not': {'dept': 'HR'}}", false).passages()).hasSize(2);
        assertThat(askUnder("{'dept': 'none'}", false).passages()).isEmpty();
        assertThat(askUnder("{'dept': 'none'}", false).degraded()).isEmpty();
    }

    private Retrieval ask(String question) {
        return retriever
                .retrieve(READER, new Query(question, List.of(), 10))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static List<String> texts(Retrieval found) {
        return found.passages().stream().map(passage -> passage.chunk().text()).toList();
    }

    @Test
    void findsByWordsAndByMeaning() {
        Retrieval found = ask("parental leave");
        assertThat(texts(found))
                .startsWith("parental leave lasts sixteen weeks")
                .hasSize(2);
        assertThat(found.degraded()).isEmpty();
        assertThat(found.corpusVersion()).containsEntry("c", 4L);
    }

    @Test
    void saysWhatAPassageWasRankedBy() {
        Relevance first = ask("parental leave").passages().get(0).relevance();
        assertThat(first.words())
                .hasValueSatisfying(hit -> assertThat(hit.rank()).isEqualTo(1));
        assertThat(first.vectors())
                .hasValueSatisfying(
                        hit -> assertThat(hit.score()).isCloseTo(first.cosine().orElseThrow(), within(0.01)));
        assertThat(first.match()).hasValueSatisfying(match -> {
            assertThat(match.sentence()).isEqualTo(new Span(0, "parental leave lasts sixteen weeks".length()));
            assertThat(match.score()).isBetween(0.1, 1.0).isEqualTo(match.whole());
        });
        Relevance second = ask("parental leave").passages().get(1).relevance();
        assertThat(second.words()).isEmpty();
        assertThat(second.cosine().orElseThrow()).isLessThan(first.cosine().orElseThrow());
        assertThat(second.fused()).isNegative().isLessThan(first.fused());
    }

    @Test
    void tellsWhatFollowsBehindWhatWasAskedFor() {
        Retrieval found = retriever
                .retrieve(READER, new Query("parental leave", List.of(), 1))
                .block(PATIENCE);

        assertThat(texts(found)).containsExactly("parental leave lasts sixteen weeks");
        assertThat(found.next()).singleElement().satisfies(passage -> {
            assertThat(passage.rank()).isEqualTo(2);
            assertThat(passage.relevance().match()).isPresent();
        });
    }

    @Test
    void givesCopiesOnePlace() {
        ledger.add(1, 3, "Parental leave lasts sixteen weeks!");
        legs.reached(1, 6, PATIENCE).block(PATIENCE);

        Retrieval found = ask("parental leave");

        assertThat(found.passages()).hasSize(2);
        assertThat(found.passages().get(0).copies()).hasSize(1);
        assertThat(found.passages().get(1).copies()).isEmpty();
    }

    @Test
    void fillsThePlacesThatJoinedNeighboursLeave() {
        for (int i = 100; i < 120; i++) {
            ledger.addCut(1, i, "leave a" + i + " ", "leave b" + i + " ", "leave c" + i + ".");
        }
        for (int i = 120; i < 180; i++) {
            ledger.add(1, i, "leave of everyone in building d" + i + " on public holidays");
        }
        legs.reached(1, ledger.head(1), PATIENCE).block(PATIENCE);

        Retrieval found =
                retriever.retrieve(READER, new Query("leave", List.of(), 50)).block(PATIENCE);

        assertThat(found.passages()).hasSize(50);
        assertThat(found.passages())
                .filteredOn(passage -> !passage.joined().isEmpty())
                .hasSize(20)
                .allSatisfy(passage -> assertThat(passage.parts()).hasSize(3));
    }

    @Test
    void comparesByTheBundledEncoderWhateverEmbedsPassages() {
        VectorLeg foreign = following.ofVectors(index, embedder, true, false);
        foreign.follower().start();
        foreign.follower().caughtUp().block(PATIENCE);
        Legs searched = new Legs(words, legs.follower(), () -> Optional.of(foreign));
        Retrieval found = found(searched);
        bundled.away(true);
        Retrieval without = found(searched);
        foreign.follower().close();
        assertThat(found.degraded()).isEmpty();
        assertThat(found.passages())
                .hasSize(2)
                .allSatisfy(passage -> assertThat(passage.relevance().cosine()).isPresent());
        assertThat(without.degraded()).isEmpty();
        assertThat(without.passages()).hasSize(2).allSatisfy(passage -> {
            assertThat(passage.relevance().cosine()).isEmpty();
        });
    }

    private Retrieval found(Legs searched) {
        return retriever(searched, Duration.ofSeconds(10))
                .retrieve(READER, new Query("parental leave", List.of(), 10))
                .block(PATIENCE);
    }

    @Test
    void asksTheEncoderOnceWhereItEmbedsPassagesToo() {
        bundled.away(true);
        assertThat(ask("parental leave").passages())
                .allSatisfy(passage -> assertThat(passage.relevance().cosine()).isPresent());
    }

    @Test
    void findsByWordsAloneWhileTheIndexIsAwayAndByBothWhenItIsBack() {
        index.away(true);
        Retrieval degraded = ask("parental leave");
        assertThat(texts(degraded)).containsExactly("parental leave lasts sixteen weeks");
        assertThat(degraded.degraded()).isEqualTo(WITHOUT_VECTORS);
        // What words found is compared by meaning all the same: its multi-vectors are here.
        assertThat(degraded.passages())
                .allSatisfy(passage -> assertThat(passage.relevance().cosine()).isPresent());
        // Words go on alone: what comes now is found, though vectors do not know it.
        ledger.add(1, 3, "sick leave is paid for six weeks");
        legs.follower().reached(1, 6).block(PATIENCE);
        Awaiting.until(() -> !leg.follower().current());
        assertThat(texts(ask("sick leave"))).startsWith("sick leave is paid for six weeks");
        assertThat(ask("sick leave").corpusVersion()).containsEntry("c", 6L);
        index.away(false);
        leg.follower().reached(1, 6).block(PATIENCE);
        leg.follower().caughtUp().block(PATIENCE);
        Retrieval found = ask("sick leave");
        assertThat(found.degraded()).isEmpty();
        assertThat(texts(found)).startsWith("sick leave is paid for six weeks").hasSize(3);
    }

    @Test
    void doesWithoutAnIndexThatTakesTooLong() {
        index.hanging(true);
        Retrieval found = retriever(legs, Duration.ofMillis(50))
                .retrieve(READER, new Query("parental leave", List.of(), 10))
                .block(PATIENCE);
        assertThat(found.degraded()).isEqualTo(WITHOUT_VECTORS);
        assertThat(texts(found)).containsExactly("parental leave lasts sixteen weeks");
    }

    @Test
    void doesWithoutAnEmbedderThatIsAway() {
        embedder.away(true);
        assertThat(ask("parental leave").degraded()).isEqualTo(WITHOUT_VECTORS);
        embedder.away(false);
        assertThat(ask("parental leave").degraded()).isEmpty();
    }

    @Test
    void doesWithoutAnIndexThatWasEmptiedBeforeAnybodyNoticed() {
        leg.follower().close();
        index.empty();
        Retrieval found = ask("parental leave");
        assertThat(found.degraded()).isEqualTo(WITHOUT_VECTORS);
        assertThat(texts(found)).containsExactly("parental leave lasts sixteen weeks");
    }

    @Test
    void saysSoWhenAnIndexThatWasEmptiedIsAskedInOtherWords() {
        leg.follower().close();
        index.empty();
        Retrieval found = ask("maternity");
        assertThat(found.degraded()).isEqualTo(WITHOUT_VECTORS);
        assertThat(texts(found)).isEmpty();
        assertThat(leg.follower().current()).isFalse();
    }

    @Test
    void trustsAnIndexThatHasNothingForTheAsker() {
        leg.follower().close();
        Retrieval found = retriever
                .retrieve(READER, new Query("maternity", List.of(), 10))
                .block(PATIENCE);
        assertThat(found.degraded()).isEmpty();
        assertThat(leg.follower().current()).isTrue();
    }

    @Test
    void answersByWordsWithoutAnyVectorLeg() {
        Retrieval found = retriever(new Legs(words, legs.follower(), Optional::empty), Duration.ofSeconds(10))
                .retrieve(READER, new Query("parental leave", List.of(), 10))
                .block(PATIENCE);
        assertThat(found.degraded()).isEqualTo(WITHOUT_VECTORS);
        assertThat(texts(found)).hasSize(1);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("Invariant 4: what is forbidden stays absent, with and without vectors")
    void theForbiddenStaysAbsent() {
        ledger.forbid(1);
        assertThat(texts(ask("parental leave"))).containsExactly("the canteen opens at nine");
        index.away(true);
        Retrieval found = ask("parental leave");
        assertThat(found.degraded()).isEqualTo(WITHOUT_VECTORS);
        assertThat(texts(found)).isEmpty();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("Invariant 3: no request sees zero or two versions while the vector index comes and goes")
    void replacementIsASwapHoweverTheVectorIndexIs() {
        ledger.add(1, 9, "the Gannet costs 1000 euros");
        Awaiting.until(() -> prices().size() == 1);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger degraded = new AtomicInteger();
        AtomicInteger whole = new AtomicInteger();
        CompletableFuture<Void> asker = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                Retrieval found = ask("what does the Gannet cost");
                assertThat(prices(found)).hasSize(1);
                (found.degraded().isEmpty() ? whole : degraded).incrementAndGet();
            }
        });
        try {
            for (int version = 2; version <= 40; version++) {
                disturb(version);
                long staged = ledger.stage(1, 9, version, "the Gannet costs " + (1000 + version) + " euros");
                legs.reached(1, staged, PATIENCE).block();
                ledger.activate(1, 9, version);
            }
            index.away(false);
            Awaiting.until(() -> (whole.get() > 0 && degraded.get() > 0) || asker.isDone());
        } finally {
            stop.set(true);
            asker.join();
        }
        leg.follower().caughtUp().block(PATIENCE);
        assertThat(prices()).containsExactly("the Gannet costs 1040 euros");
    }

    private void disturb(int step) {
        index.away(step % 8 == 3 || step % 8 == 4);
        if (step % 8 == 7) {
            index.empty();
        }
    }

    private List<String> prices() {
        return prices(ask("what does the Gannet cost"));
    }

    private static List<String> prices(Retrieval found) {
        return texts(found).stream().filter(text -> text.contains("Gannet")).toList();
    }
}
