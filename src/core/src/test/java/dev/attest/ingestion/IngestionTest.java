package dev.attest.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Accepted;
import dev.attest.documents.ChunkSettings;
import dev.attest.documents.Chunker;
import dev.attest.documents.Job;
import dev.attest.documents.JobState;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Upload;
import dev.attest.documents.jdbc.Ledger;
import dev.attest.documents.jdbc.LedgerSettings;
import dev.attest.documents.text.TextParsers;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.tenancy.Access;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private Ledger ledger;
    private Ingestion ingestion;

    @BeforeEach
    void open() {
        ledger = Ledger.open(LedgerSettings.embedded(folder), Clock.systemUTC());
        ledger.collections().create(Spine.OWNER, "hr", Access.OPEN).block();
        ingestion = new Ingestion(
                ledger.staging(),
                ledger.blobs(),
                ledger.embeddings(),
                new TikaMediaTypes(),
                TextParsers.all(ParseLimits.DEFAULT),
                1,
                new Chunker(new FakeEmbedder(), ChunkSettings.DEFAULT),
                embedder,
                List.of());
    }

    @AfterEach
    void close() {
        ledger.close();
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
        private final List<String> embedded = new ArrayList<>();
        private boolean failing;

        @Override
        public EmbeddingModel model() {
            return fake.model();
        }

        @Override
        public Mono<List<float[]>> passages(List<String> texts) {
            if (failing) {
                return Mono.error(new IllegalStateException("out of order"));
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
