package dev.attest.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Accepted;
import dev.attest.documents.ChunkSettings;
import dev.attest.documents.Chunker;
import dev.attest.documents.Extraction;
import dev.attest.documents.Job;
import dev.attest.documents.JobState;
import dev.attest.documents.PageCounts;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.ReadableCollection;
import dev.attest.documents.Source;
import dev.attest.documents.TextHash;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.Upload;
import dev.attest.documents.jdbc.Ledger;
import dev.attest.documents.text.TextParsers;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.retrieval.CountingEncoder;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.EmbedderUnavailable;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.Following;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.InMemoryKeywordIndex;
import dev.attest.retrieval.IndexFollower;
import dev.attest.retrieval.Legs;
import dev.attest.retrieval.NamedEmbedder;
import dev.attest.retrieval.PassageMultiVectors;
import dev.attest.retrieval.PassageVectors;
import dev.attest.retrieval.QuantizedVector;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.ShakyVectorIndex;
import dev.attest.retrieval.VectorLeg;
import dev.attest.tenancy.Access;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class IngestionTest {

    @TempDir
    Path folder;

    private final CountingEmbedder embedder = new CountingEmbedder();
    private final InMemoryKeywordIndex words = new InMemoryKeywordIndex();
    private final ShakyVectorIndex index = new ShakyVectorIndex();
    private Ledger ledger;
    private final CountingEncoder encoder = new CountingEncoder();
    private PassageMultiVectors multiVectors;
    private IndexFollower keywords;
    private VectorLeg leg;
    private Ingestion ingestion;

    @BeforeEach
    void open() {
        ledger = Ledger.open(LedgerSettings.embedded(folder), Clock.systemUTC());
        ledger.collections().create(Spine.OWNER, "hr", Access.OPEN).block();
        var following = new Following(
                ledger.changeLog(),
                ledger.embeddings(),
                ledger.leases(),
                "a",
                new FollowSettings(Duration.ofMillis(50), Duration.ofMinutes(2)),
                Clock.systemUTC());
        multiVectors = new PassageMultiVectors(ledger.encodings(), ledger.embeddings(), encoder, embedder.name());
        keywords = following.ofWords(words, multiVectors);
        leg = following.ofVectors(index, embedder, true, true);
        keywords.start();
        leg.follower().start();
        leg.follower().caughtUp().block();
        ingestion = ingestion(TextParsers.all(ParseLimits.DEFAULT).toArray(Parser[]::new));
    }

    private Ingestion ingestion(Parser... parsers) {
        return new Ingestion(
                ledger.staging(),
                ledger.blobs(),
                new TikaMediaTypes(),
                List.of(parsers),
                1,
                new Chunker(new FakeEmbedder(), ChunkSettings.DEFAULT),
                new PassageVectors(ledger.embeddings(), embedder),
                multiVectors,
                new Legs(words, keywords, () -> Optional.of(leg)));
    }

    @AfterEach
    void close() {
        keywords.close();
        leg.follower().close();
        ledger.close();
    }

    @Test
    void aDocumentIsReadyByWordsWhileTheVectorIndexIsAwayAndByVectorsWhenItIsBack() {
        index.away(true);
        Job job = ran(accepted("a.md", "Twenty-five days."));
        assertThat(job.state()).isEqualTo(JobState.READY);
        index.away(false);
        leg.follower().reached(1, 2).block(Duration.ofSeconds(30));
        assertThat(embedder.embedded).hasSize(1);
        assertThat(index.search(new FakeEmbedder().vector("days"), everywhere(), 10)
                        .block())
                .hasSize(1);
    }

    @Test
    void aDocumentIsReadyByWordsWhileTheEmbedderIsAwayAndEmbeddedWhenItIsBack() {
        embedder.away = true;
        Job job = ran(accepted("a.md", "Twenty-five days."));
        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.failure()).isEmpty();
        assertThat(words.search("days", everywhere(), 10).block()).hasSize(1);
        assertThat(leg.follower().current()).isFalse();
        embedder.away = false;
        leg.follower().reached(1, 2).block(Duration.ofSeconds(30));
        assertThat(embedder.embedded).hasSize(1);
        assertThat(index.search(new FakeEmbedder().vector("days"), everywhere(), 10)
                        .block())
                .hasSize(1);
    }

    private static Scope everywhere() {
        return new Scope(List.of(new ReadableCollection(1, "hr", Optional.empty(), 0)));
    }

    @Test
    void encodesATextOnceWhateverEmbedsPassages() {
        ran(accepted("a.md", "# Leave\n\nTwenty-five days."));
        embedder.away = true;
        ran(accepted("copy.md", "# Leave\n\nTwenty-five days."));
        ran(accepted("b.md", "# Leave\n\nThirty days."));
        assertThat(encoder.encoded).hasSize(2);
        Hit hit = words.search("thirty", everywhere(), 1).block().get(0);
        assertThat(words.find(List.of(hit.chunk())).block())
                .hasEntrySatisfying(
                        hit.chunk(),
                        kept -> assertThat(kept.nearest(QuantizedVector.of(new FakeEmbedder().vector("thirty days")))
                                        .orElseThrow()
                                        .cosine())
                                .isGreaterThan(0.6));
    }

    @Test
    void makesBothVectorsByOnePassWhereTheEncoderEmbeds() {
        Ingestion bundled = new Ingestion(
                ledger.staging(),
                ledger.blobs(),
                new TikaMediaTypes(),
                TextParsers.all(ParseLimits.DEFAULT),
                1,
                new Chunker(new FakeEmbedder(), ChunkSettings.DEFAULT),
                new PassageVectors(ledger.embeddings(), new NamedEmbedder(encoder.name())),
                new PassageMultiVectors(ledger.encodings(), ledger.embeddings(), encoder, encoder.name()),
                new Legs(words, keywords, Optional::empty));
        UUID job = accepted("a.md", "Twenty-five days.");
        bundled.run(job).block(Duration.ofSeconds(30));
        assertThat(ledger.jobs().find(Spine.OWNER, job).block().state()).isEqualTo(JobState.READY);
        assertThat(encoder.encoded).hasSize(1);
        String hash = TextHash.of(encoder.encoded.get(0));
        assertThat(ledger.embeddings().find(encoder.name(), List.of(hash)).block())
                .containsOnlyKeys(hash);
    }

    @Test
    void embedsOnlyTextsItHasNotEmbeddedBefore() {
        ran(accepted("a.md", "# Leave\n\nTwenty-five days."));
        ran(accepted("copy.md", "# Leave\n\nTwenty-five days."));
        assertThat(embedder.embedded).hasSize(1);
        ran(accepted("b.md", "# Leave\n\nThirty days."));
        assertThat(embedder.embedded).hasSize(2);
    }

    @Test
    void anAttemptThatFailsIsFollowedByAnotherAndTheFifthIsTheLast() {
        embedder.failing = true;
        UUID job = accepted("a.md", "Text.");
        for (int attempt = 1; attempt < 5; attempt++) {
            StepVerifier.create(ingestion.run(job)).verifyErrorMessage("out of order");
        }
        assertThat(ran(job).failure().orElseThrow().code()).isEqualTo("internal");
        assertThat(ledger.jobs().find(Spine.OWNER, job).block().state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aJobThatTookTheProcessDownEveryTimeIsGivenUpBeforeItDoesSoAgain() {
        UUID job = accepted("a.md", "Text.");
        // Five attempts began, and none came to an end.
        for (int attempt = 1; attempt <= 5; attempt++) {
            ledger.staging().begin(job).block();
        }
        assertThat(ran(job).state()).isEqualTo(JobState.FAILED);
        assertThat(embedder.embedded).isEmpty();
    }

    @Test
    void aJobThatEndedIsLeftAlone() {
        UUID job = accepted("a.md", "Text.");
        ledger.jobs().cancel(Spine.OWNER, job).block();
        assertThat(ran(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(embedder.embedded).isEmpty();
    }

    @Test
    void cancellingAJobGivesUpTheFileThatIsBeingParsed() throws InterruptedException {
        givesUpTheParse(job -> ledger.jobs().cancel(Spine.OWNER, job).then());
    }

    @Test
    void deletingADocumentGivesUpTheFileThatIsBeingParsed() throws InterruptedException {
        givesUpTheParse(job -> ledger.jobs()
                .find(Spine.OWNER, job)
                .flatMap(found -> ledger.documents().delete(Spine.OWNER, found.documentId())));
    }

    private void givesUpTheParse(Function<UUID, Mono<Void>> ending) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch givenUp = new CountDownLatch(1);
        Ingestion parsing = ingestion(new ScriptedParser(
                Mono.<Extraction>never().doOnSubscribe(s -> begun.countDown()).doOnCancel(givenUp::countDown)));
        UUID job = accepted("a.md", "Text.");
        StepVerifier.create(parsing.run(job))
                .expectSubscription()
                .then(() -> {
                    await(begun);
                    ending.apply(job).block();
                })
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(givenUp.await(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFileWhosePagesAreAllPicturesFailsWithItsPageCounts() {
        Ingestion parsing = ingestion(new ScriptedParser(Mono.error(new UnreadableDocument(
                UnreadableDocument.Reason.NO_TEXT, "Pictures only.", Optional.of(new PageCounts(12, 11, 0))))));
        UUID id = accepted("a.md", "Text.");
        parsing.run(id).block();
        Job job = ledger.jobs().find(Spine.OWNER, id).block();
        assertThat(job.failure().orElseThrow().code()).isEqualTo("no-text");
        assertThat(job.pages()).contains(new PageCounts(12, 11, 0));
        assertThat(ledger.documents()
                        .find(Spine.OWNER, job.documentId())
                        .block()
                        .latest()
                        .pages())
                .contains(new PageCounts(12, 11, 0));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does the same with every file. */
    private record ScriptedParser(Mono<Extraction> result) implements Parser {

        @Override
        public boolean reads(String mediaType) {
            return true;
        }

        @Override
        public Mono<Extraction> parse(Source source) {
            return result;
        }
    }

    private UUID accepted(String key, String text) {
        return ledger.blobs()
                .store(Flux.just(text.getBytes(UTF_8)), 1 << 20)
                .flatMap(blob -> ledger.documents()
                        .accept(
                                Spine.OWNER,
                                new Upload(
                                        new Upload.Target.Key("hr", key),
                                        blob,
                                        key,
                                        "text/markdown",
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty())))
                .map(accepted -> ((Accepted.Queued) accepted).jobId())
                .block();
    }

    private Job ran(UUID job) {
        ingestion.run(job).block();
        return ledger.jobs().find(Spine.OWNER, job).block();
    }

    private static final class CountingEmbedder implements Embedder {

        private final FakeEmbedder fake = new FakeEmbedder();
        private final List<String> embedded = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean failing;
        private volatile boolean away;

        @Override
        public EmbeddingModel model() {
            return new EmbeddingModel(
                    "another", fake.model().dimension(), fake.model().window());
        }

        @Override
        public Mono<List<float[]>> passages(List<String> texts) {
            if (failing) {
                return Mono.error(new IllegalStateException("out of order"));
            }
            if (away) {
                return Mono.error(new EmbedderUnavailable("away", new IllegalStateException("refused")));
            }
            embedded.addAll(texts);
            return fake.passages(texts);
        }

        @Override
        public Mono<float[]> question(String text) {
            return fake.question(text);
        }
    }
}
