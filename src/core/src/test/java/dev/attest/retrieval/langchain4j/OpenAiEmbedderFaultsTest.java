package dev.attest.retrieval.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.attest.faults.Fault;
import dev.attest.faults.FaultyProxy;
import dev.attest.retrieval.EmbedderUnavailable;
import dev.attest.retrieval.FakeEmbedder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** What comes of an embedder whose endpoint fails, on a real wire. */
class OpenAiEmbedderFaultsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String KEY = "sk-very-secret-key";
    /** Whoever sees a call and might write about it. */
    private static final List<String> TALKATIVE =
            List.of("dev.attest", "dev.langchain4j", "io.github.resilience4j", "reactor");

    private static final int DIMENSION = new FakeEmbedder().model().dimension();

    private EmbeddingServer server;
    private FaultyProxy proxy;
    private OpenAiEmbedder embedder;

    @BeforeEach
    void start() {
        server = new EmbeddingServer();
        proxy = FaultyProxy.before(server.url());
        embedder = OpenAiEmbedder.of(settings(PATIENCE));
    }

    @AfterEach
    void stop() {
        embedder.close();
        proxy.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "Sun, 22 Nov 2026 10:00:01 GMT"})
    void asksAgainWhenItIsToldWhen(String when) {
        server.answerOnce(
                refusal(429).withHeader("Retry-After", when).withHeader("Date", "Sun, 22 Nov 2026 10:00:00 GMT"));

        assertThat(question()).hasSize(DIMENSION);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void asksTwiceMoreWhenItIsNotToldWhen() {
        server.answer(refusal(429));

        assertThat(failure(embedder.passages(List.of("leave"))))
                .hasMessageContaining("answers 429")
                .hasMessageContaining("no more requests for now");
        assertThat(server.requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "11", "999999999"})
    void doesNotWaitForLong(String seconds) {
        server.answer(refusal(429).withHeader("Retry-After", seconds));

        assertThat(failure()).hasMessageContaining("asked again in " + seconds + " s");
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, ATTEST_EMBEDDING_API_KEY",
        "403, ATTEST_EMBEDDING_API_KEY",
        "404, ATTEST_EMBEDDING_MODEL",
        "302, ATTEST_EMBEDDING_BASE_URL",
        "400, answers 400",
        "500, answers 500",
        "503, answers 503"
    })
    void saysWhatTheEndpointAnswersAndWhereToLook(int status, String expected) {
        server.answer(refusal(status));
        assertThat(failure())
                .hasMessageContaining("embedding endpoint http://127.0.0.1:" + proxy.port() + "/v1 (model 'fake')")
                .hasMessageContaining("answers " + status)
                .hasMessageNotContaining("not today")
                .hasMessageContaining(expected);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void asksForAKeyWhenThereIsNone() {
        server.answer(refusal(401));
        try (var keyless = OpenAiEmbedder.of(EmbeddingSettings.of(server.url(), "fake", Optional.empty()))) {
            assertThat(failure(keyless.question("leave"))).hasMessageContaining("set ATTEST_EMBEDDING_API_KEY");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>welcome</html>",
                "[]",
                "{}",
                "{\"error\":\"overloaded\"}",
                "{\"data\":null}",
                "{\"data\":[1]}",
                "{\"data\":[{\"index\":0}]}",
                "{\"data\":[{\"index\":0,\"embedding\":null}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0.5,",
                "{\"data\":[{\"index\":0,\"embedding\":[0.5,NaN]}]}",
            })
    void refusesWhatIsNoListOfVectors(String body) {
        server.answer(body);

        assertThat(failure()).hasMessageContaining("no list of embeddings");
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                             | gave 0 vectors for 2 texts",
                "[{'index':0,'embedding':[1]}]                                  | gave 1 vectors for 2 texts",
                "[{'embedding':[1]},{'embedding':[1]},{'embedding':[1]}]        | gave 3 vectors for 2 texts",
                "[{'index':0,'embedding':[1]},{'index':0,'embedding':[1]}]      | which of its vectors belongs",
                "[{'index':1,'embedding':[1]},{'index':2,'embedding':[1]}]      | which of its vectors belongs",
                "[{'index':0,'embedding':[1]},{'embedding':[1]}]                | which of its vectors belongs",
                "[{'embedding':[1,0]},{'embedding':[1]}]                        | a vector of 1 numbers where"
            })
    void refusesVectorsThatAreNotWhatWasAskedFor(String data, String expected) {
        server.answer("{\"data\":" + data.replace('\'', '"') + "}");

        assertThat(failure(embedder.passages(List.of("leave", "canteen")))).hasMessageContaining(expected);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void leavesAnEndpointAloneThatHangsOnQuestions() {
        proxy.behave(Fault.BLACK_HOLE);
        for (int i = 0; i < 3; i++) {
            assertThat(failure()).hasMessageContaining("no complete answer within 1500 ms");
        }
        assertThat(failure()).hasMessageContaining("left alone");
    }

    @Test
    void putsVectorsInTheOrderOfTheirTexts() {
        server.answer("{\"data\":[{\"index\":1,\"embedding\":[0,2]},{\"index\":0,\"embedding\":[2,0]}]}");

        List<float[]> vectors =
                embedder.passages(List.of("leave", "canteen")).blockOptional().orElseThrow();

        assertThat(vectors).containsExactly(new float[] {1, 0}, new float[] {0, 1});
    }

    @Test
    void namesTheModelAndBothDimensionsWhenTheyDiffer() {
        question();
        server.answer("{\"data\":[{\"index\":0,\"embedding\":[1,0,0]}]}");

        assertThat(failure())
                .hasMessageContaining("'fake'")
                .hasMessageContaining("a vector of 3 numbers where its vectors have " + DIMENSION)
                .hasMessageContaining("ATTEST_EMBEDDING_MODEL");
        assertThat(embedder.model().dimension()).isEqualTo(DIMENSION);
    }

    @Test
    void refusesAnotherDimensionThanTheOneThatIsKnown() {
        try (var known = OpenAiEmbedder.of(settings(PATIENCE), 3)) {
            assertThat(failure(known.question("leave")))
                    .hasMessageContaining("a vector of " + DIMENSION + " numbers where its vectors have 3");
        }
    }

    @Test
    void startsWithoutTheEndpointAndConnectsOnceItIsThere() {
        proxy.behave(Fault.REFUSE);

        assertThat(embedder.name()).isEqualTo("openai:fake/512");
        assertThat(failure(embedder.connect()))
                .hasMessageContaining("connection refused")
                .hasMessageContaining("ATTEST_EMBEDDING_BASE_URL");
        assertThat(catchThrowable(embedder::model)).isInstanceOf(EmbedderUnavailable.class);

        proxy.behave(Fault.PASS);
        assertThat(embedder.connect().block(PATIENCE)).isEqualTo(embedder.model());
    }

    @Test
    void saysThatAnAddressIsNoTls() {
        var tls = URI.create(server.url().toString().replace("http:", "https:"));
        try (var refused = OpenAiEmbedder.of(EmbeddingSettings.of(tls, "fake", Optional.empty()))) {
            assertThat(failure(refused.passages(List.of("leave")))).hasMessageContaining("speaks no TLS");
        }
    }

    @Test
    void bearsARestartOfTheEndpointBetweenTwoQuestions() {
        question();
        proxy.awaitOpen(1, PATIENCE);
        proxy.dropOpen();
        proxy.awaitOpen(0, PATIENCE);
        assertThat(question()).hasSize(DIMENSION);
    }

    @Test
    void givesUpOnSilenceAndHangsUp() {
        use(SHORT);
        proxy.behave(Fault.BLACK_HOLE);

        assertThat(failure()).hasMessageContaining("no complete answer within 1 s");
        proxy.awaitOpen(0, PATIENCE);
    }

    @Test
    void givesUpOnOneByteASecondAndHangsUp() {
        use(Duration.ofSeconds(3));
        proxy.behave(new Fault.Throttle(1));

        assertThat(failure(embedder.passages(List.of("leave")))).hasMessageContaining("no complete answer within 3 s");
        assertThat(proxy.bytesAnswered()).isPositive();
        proxy.behave(Fault.PASS);
        proxy.awaitOpen(0, PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 400})
    void saysThatTheConnectionWasBrokenOffAfterASecondTry(int bytes) {
        proxy.behave(new Fault.CutAfter(bytes));

        assertThat(failure()).hasMessageContaining("broke the connection off");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void saysThatTheConnectionWasBrokenOffWhenItIsReset() {
        proxy.behave(Fault.RESET);

        assertThat(failure()).isInstanceOf(EmbedderUnavailable.class);
        assertThat(server.requests()).isZero();
    }

    @Test
    void leavesAFailingEndpointAloneAndComesBackByItself() {
        embedder.close();
        embedder = OpenAiEmbedder.of(settings(PATIENCE), SHORT);
        server.answer(refusal(500));
        for (int i = 0; i < 3; i++) {
            failure();
        }

        for (int i = 0; i < 20; i++) {
            assertThat(failure()).hasMessageContaining("left alone").hasMessageContaining("answers 500");
        }
        assertThat(server.requests()).isLessThan(10);

        server.serve();
        float[] vector = Mono.defer(() -> embedder.question("leave"))
                .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(200)))
                .block(PATIENCE);
        assertThat(vector).hasSize(DIMENSION);
    }

    @Test
    void doesNotBlameTheEndpointForTextsItRefuses() {
        server.answer(refusal(400));
        for (int i = 0; i < 10; i++) {
            failure();
        }
        server.serve();

        assertThat(question()).hasSize(DIMENSION);
    }

    @Test
    void givesUpOnAnEndpointThatFindsEveryTextTooLong() {
        server.limit(1, 64);

        assertThat(failure(embedder.passages(List.of("leave ".repeat(100))))).hasMessageContaining("answers 400");
        assertThat(server.requests()).isLessThan(8);
    }

    @Test
    void hangsUpWhenItIsCancelled() {
        proxy.behave(new Fault.Delay(Duration.ofMinutes(10)));
        var asking = embedder.question("leave").subscribe();
        var embedding = embedder.passages(List.of("leave")).subscribe();
        proxy.awaitOpen(2, PATIENCE);

        asking.dispose();
        embedding.dispose();

        proxy.awaitOpen(0, Duration.ofSeconds(20));
    }

    @Test
    void failsOnceItIsClosed() {
        embedder.close();

        assertThat(catchThrowable(this::question)).isInstanceOf(RuntimeException.class);
        assertThat(server.requests()).isZero();
    }

    @Test
    void neverTellsTheKey() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        TALKATIVE.forEach(logger -> listen(logger, lines, Level.TRACE));
        try {
            question();
            server.answer(aResponse().withStatus(401).withBody(EmbeddingServer.json(error("Wrong key: " + KEY))));
            assertThat(trace(failure())).contains("answers 401").doesNotContain(KEY);
            proxy.behave(Fault.REFUSE);
            assertThat(trace(failure())).doesNotContain(KEY);
        } finally {
            TALKATIVE.forEach(logger -> listen(logger, lines, null));
        }
        assertThat(lines.list)
                .isNotEmpty()
                .noneSatisfy(line -> assertThat(line.getFormattedMessage()).contains(KEY));
    }

    /** A level and no console; or, with null, as before. */
    private static void listen(String name, ListAppender<ILoggingEvent> lines, @Nullable Level level) {
        var logger = (Logger) LoggerFactory.getLogger(name);
        logger.setLevel(level);
        logger.setAdditive(level == null);
        if (level == null) {
            logger.detachAppender(lines);
        } else {
            logger.addAppender(lines);
        }
    }

    private void use(Duration timeout) {
        embedder.close();
        embedder = OpenAiEmbedder.of(settings(timeout));
    }

    private EmbeddingSettings settings(Duration timeout) {
        return new EmbeddingSettings(proxy.instead(server.url()), "fake", Optional.of(KEY), 512, timeout, 64);
    }

    private float[] question() {
        return embedder.question("How long is parental leave?")
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private EmbedderUnavailable failure() {
        return failure(embedder.question("How long is parental leave?"));
    }

    private static EmbedderUnavailable failure(Mono<?> embedding) {
        Throwable failure = catchThrowable(() -> embedding.block(PATIENCE));
        assertThat(failure).isInstanceOf(EmbedderUnavailable.class);
        return (EmbedderUnavailable) failure;
    }

    private static ResponseDefinitionBuilder refusal(int status) {
        return aResponse().withStatus(status).withBody(EmbeddingServer.json(error("not\ntoday")));
    }

    private static Map<String, Object> error(String message) {
        return Map.of("error", Map.of("message", message));
    }

    private static String trace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
