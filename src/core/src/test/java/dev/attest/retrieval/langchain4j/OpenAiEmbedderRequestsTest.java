package dev.attest.retrieval.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.retrieval.EmbedderUnavailable;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.FakeEmbedder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What an embedder sends, what it learns and what it is called. */
class OpenAiEmbedderRequestsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int DIMENSION = new FakeEmbedder().model().dimension();

    private EmbeddingServer server;
    private EmbeddingSettings settings;
    private OpenAiEmbedder embedder;

    @BeforeEach
    void start() {
        server = new EmbeddingServer();
        settings = new EmbeddingSettings(
                server.url(), "fake-embed", Optional.of("sk-secret"), 512, Duration.ofMinutes(1), 4);
        use(settings);
    }

    private void use(EmbeddingSettings used) {
        close();
        embedder = OpenAiEmbedder.of(used);
    }

    @AfterEach
    void stop() {
        close();
        server.close();
    }

    private void close() {
        if (embedder != null) {
            embedder.close();
        }
    }

    @Test
    void asksNobodyUntilThereIsSomethingToEmbed() {
        assertThat(embedder.name()).isEqualTo("openai:fake-embed/512");
        assertThatThrownBy(embedder::model)
                .isInstanceOf(EmbedderUnavailable.class)
                .hasMessageContaining("fake-embed");
        assertThat(server.requests()).isZero();
    }

    @Test
    void learnsTheDimensionFromTheFirstAnswerOrByConnecting() {
        assertThat(now(embedder.connect())).isEqualTo(new EmbeddingModel("openai:fake-embed/512", DIMENSION, 512));
        assertThat(now(embedder.connect())).isEqualTo(embedder.model());
        assertThat(server.requests()).isEqualTo(1);

        use(settings);
        now(embedder.question("How long is parental leave?"));
        assertThat(embedder.model().dimension()).isEqualTo(DIMENSION);
    }

    @Test
    void takesADimensionThatIsKnown() {
        try (var known = OpenAiEmbedder.of(settings, DIMENSION)) {
            assertThat(known.model()).isEqualTo(new EmbeddingModel("openai:fake-embed/512", DIMENSION, 512));
            assertThat(now(known.connect())).isEqualTo(known.model());
            assertThat(server.requests()).isZero();
            assertThat(now(known.question("leave"))).hasSize(DIMENSION);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> OpenAiEmbedder.of(settings, 0));
    }

    @Test
    void sendsModelAndKeyAndAsksForNothingUnusual() {
        passages(List.of("leave"));

        assertThat(server.lastRequest().path("model").textValue()).isEqualTo("fake-embed");
        assertThat(server.lastRequest().properties()).hasSize(2);
        assertThat(server.headers("Authorization")).containsExactly("Bearer sk-secret");
        assertThat(server.headers("Upgrade")).containsExactly("null");

        use(EmbeddingSettings.of(server.url(), "fake-embed", Optional.empty()));
        passages(List.of("leave"));
        assertThat(server.headers("Authorization")).contains("null");
    }

    @Test
    void sendsNoMoreThanABatchAtOnce() {
        List<String> texts =
                IntStream.range(0, 10).mapToObj(i -> "text number " + i).toList();

        assertThat(passages(texts)).hasSize(10);

        assertThat(server.received()).containsExactly(texts.subList(0, 4), texts.subList(4, 8), texts.subList(8, 10));
    }

    @Test
    void sendsPrefixesBeforeQuestionsAndPassages() {
        use(settings.withPrefixes("query: ", "passage: "));

        passages(List.of("leave"));
        now(embedder.question("leave?"));

        assertThat(server.received()).containsExactly(List.of("passage: leave"), List.of("query: leave?"));
    }

    @Test
    void cutsLongTextsAndNoSurrogatePairs() {
        use(new EmbeddingSettings(server.url(), "m", Optional.empty(), 16, Duration.ofMinutes(1), 4));

        passages(List.of("x".repeat(47) + "\uD83D\uDE00", "y".repeat(49), " "));

        assertThat(server.received()).containsExactly(List.of("x".repeat(47), "y".repeat(48), "."));
    }

    @Test
    void halvesOnlyWhatIsTooLongForTheEndpoint() {
        server.limit(200, 2);
        List<String> texts = List.of("a short one", "too long ".repeat(30), "another", "one more");

        List<float[]> vectors = passages(texts);

        var fake = new FakeEmbedder();
        assertThat(cosine(vectors.get(0), fake.vector("a short one"))).isGreaterThan(0.9999);
        assertThat(cosine(vectors.get(1), fake.vector("too long ".repeat(15)))).isGreaterThan(0.9999);
        assertThat(cosine(vectors.get(2), fake.vector("another"))).isGreaterThan(0.9999);
        assertThat(cosine(vectors.get(3), fake.vector("one more"))).isGreaterThan(0.9999);
        assertThat(server.received()).contains(List.of("another", "one more"));
    }

    @Test
    void namesEverythingThatMakesAPassagesVectorAndNothingElse() {
        String name = OpenAiEmbedder.name(settings);

        assertThat(OpenAiEmbedder.name(with(URI.create("https://elsewhere/v1"), "fake-embed", 512)))
                .isEqualTo(name);
        assertThat(OpenAiEmbedder.name(settings.withPrefixes("query: ", ""))).isEqualTo(name);
        assertThat(List.of(
                        OpenAiEmbedder.name(with(server.url(), "other", 512)),
                        OpenAiEmbedder.name(with(server.url(), "fake-embed", 256)),
                        OpenAiEmbedder.name(settings.withPrefixes("", "passage: ")),
                        OpenAiEmbedder.name(settings.withPrefixes("", "p: "))))
                .doesNotHaveDuplicates()
                .doesNotContain(name);
    }

    @Test
    void hidesTheKeyAndWhatElseMayBeSecret() {
        var settings =
                EmbeddingSettings.of(URI.create("https://me:pw@host:1/v1?key=k1"), "m", Optional.of("sk-secret"));

        assertThat(settings).hasToString("m at https://host:1/v1");
    }

    private List<float[]> passages(List<String> texts) {
        return now(embedder.passages(texts));
    }

    private static <T> T now(Mono<T> result) {
        return result.blockOptional(PATIENCE).orElseThrow();
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product;
    }

    private static EmbeddingSettings with(URI url, String model, int window) {
        return new EmbeddingSettings(url, model, Optional.empty(), window, Duration.ofSeconds(5), 64);
    }
}
