package dev.attest.eval.models.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.models.ChatBodies;
import dev.attest.eval.models.Completion;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.LanguageModelContract;
import dev.attest.eval.models.ModelFailed;
import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.ModelSettings;
import dev.attest.eval.models.ModelSettings.Structure;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenAiModelTest extends LanguageModelContract {

    private static final String PATH = "/v1/chat/completions";
    private static final String KEY = "sk-a-secret-key";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private static WireMockServer server;

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void forget() {
        server.resetAll();
    }

    @Override
    protected LanguageModel model() {
        server.stubFor(post(PATH).willReturn(okJson(ChatBodies.saying(SAID))));
        server.stubFor(post(PATH)
                .withRequestBody(containing(DECLINED.user()))
                .willReturn(okJson(ChatBodies.refusing("I would rather not"))));
        return asking();
    }

    private LanguageModel asking() {
        return asking(Structure.SCHEMA, Duration.ofSeconds(20));
    }

    private LanguageModel asking(Structure structure, Duration timeout) {
        var settings = new ModelSettings(
                URI.create("http://127.0.0.1:" + server.port() + "/v1"),
                "crane-1",
                Optional.of(KEY),
                structure,
                Duration.ofSeconds(5),
                timeout,
                2);
        return new OpenAiModel(settings, CLOCK, pauses::add);
    }

    private static void answers(ResponseDefinitionBuilder... responses) {
        for (int i = 0; i < responses.length; i++) {
            int next = Math.min(i + 1, responses.length - 1);
            server.stubFor(post(PATH)
                    .inScenario("in turn")
                    .whenScenarioStateIs(i == 0 ? STARTED : "turn " + i)
                    .willSetStateTo(next == 0 ? STARTED : "turn " + next)
                    .willReturn(responses[i]));
        }
    }

    /** What servers say may repeat what they were sent. */
    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status).withBody("{\"error\":{\"message\":\"" + KEY + " harbour\"}}");
    }

    private static ModelFailed failure(LanguageModel model) {
        ModelFailed failed = catchThrowableOfType(ModelFailed.class, () -> model.complete(ASKED));
        assertThat(failed).hasMessageStartingWith("The language model crane-1 at http://127.0.0.1:" + server.port());
        assertThat(failed).hasMessageNotContaining(KEY).hasMessageNotContaining("harbour");
        assertThat(failed).hasNoCause();
        return failed;
    }

    private static JsonNode sent() {
        return JsonMapper.shared()
                .readTree(server.getAllServeEvents().get(0).getRequest().getBodyAsString());
    }

    private static void assertCalls(int times) {
        server.verify(times, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void asksAsThePromptSays() {
        model().complete(ASKED.again());

        server.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("Authorization", equalTo("Bearer " + KEY)));
        JsonNode sent = sent();
        assertThat(sent.at("/model").asString()).isEqualTo("crane-1");
        assertThat(sent.at("/temperature").asDouble()).isZero();
        assertThat(sent.at("/seed").asInt()).as("another one for a further try").isEqualTo(8);
        assertThat(sent.at("/max_tokens").asInt()).isEqualTo(100);
        assertThat(sent.at("/messages/0/role").asString()).isEqualTo("system");
        assertThat(sent.at("/messages/0/content").asString()).isEqualTo(ASKED.system());
        assertThat(sent.at("/messages/1/content").asString()).isEqualTo(ASKED.user());
    }

    @Test
    void asksForTheSchemaInItsOrder() {
        model().complete(ASKED);

        JsonNode format = sent().at("/response_format");
        assertThat(format.at("/type").asString()).isEqualTo("json_schema");
        assertThat(format.at("/json_schema/strict").asBoolean()).isTrue();
        assertThat(format.at("/json_schema/name").asString()).isEqualTo("answer");
        assertThat(format.at("/json_schema/schema")).hasToString(SCHEMA);
    }

    @ParameterizedTest
    @EnumSource(names = {"OBJECT", "NONE"})
    void tellsTheSchemaInWordsToServersThatDoNotKnowIt(Structure structure) {
        model();
        asking(structure, Duration.ofSeconds(20)).complete(ASKED);

        assertThat(sent().at("/messages/0/content").asString())
                .startsWith(ASKED.system())
                .endsWith(SCHEMA);
        assertThat(sent().at("/response_format/type").asString(""))
                .isEqualTo(structure == Structure.OBJECT ? "json_object" : "");
    }

    @Test
    void waitsAsLongAsTheServerWishes() {
        answers(
                status(429).withHeader("Retry-After", "3"),
                status(503).withHeader("Retry-After", "Sun, 01 Mar 2026 10:00:07 GMT"),
                okJson(ChatBodies.saying(SAID)));

        assertThat(asking().complete(ASKED)).isEqualTo(new Completion(SAID, 10, 5));
        assertThat(pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(7));
    }

    @Test
    void waitsNoLongerThanAMinute() {
        answers(status(429).withHeader("Retry-After", "3600"), okJson(ChatBodies.saying(SAID)));

        asking().complete(ASKED);

        assertThat(pauses).containsExactly(OpenAiModel.LONGEST_PAUSE);
    }

    @Test
    void givesUpOnAServerThatStaysBusy() {
        answers(status(429));

        assertThat(failure(asking()))
                .hasMessageEndingWith("is asked too often (429), after 3 tries.")
                .extracting(ModelFailed::reason)
                .isEqualTo(Reason.BUSY);
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertCalls(3);
    }

    @ParameterizedTest
    @CsvSource({"500,UNREACHABLE", "502,UNREACHABLE", "503,UNREACHABLE", "408,TIMED_OUT"})
    void triesAgainAfterAnErrorOfTheServer(int status, Reason reason) {
        answers(status(status));

        assertThat(failure(asking()).reason()).isEqualTo(reason);
        assertCalls(3);

        answers(status(status), okJson(ChatBodies.saying(SAID)));
        server.resetScenarios();
        assertThat(asking().complete(ASKED).text()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @CsvSource({
        "400,REJECTED",
        "401,REJECTED",
        "403,REJECTED",
        "404,REJECTED",
        "422,REJECTED",
        "302,REJECTED",
        "413,CUT"
    })
    void doesNotTryAgainWhatStays(int status, Reason reason) {
        answers(status(status).withHeader("Location", "http://127.0.0.1:1/"));

        assertThat(failure(asking()).reason()).isEqualTo(reason);
        assertCalls(1);
    }

    @Test
    void namesTheParameterThatIsNotAccepted() {
        answers(aResponse()
                .withStatus(400)
                .withBody(
                        "{\"error\":{\"message\":\"" + KEY + "\",\"code\":\"unsupported_value\",\"param\":\"seed\"}}"));

        assertThat(failure(asking()))
                .hasMessageEndingWith("does not accept the request (400, unsupported_value, seed).");
    }

    @ParameterizedTest
    @CsvSource({"400,content_filter,REFUSED", "400,context_length_exceeded,CUT", "429,insufficient_quota,REJECTED"})
    void tellsCodesApart(int status, String code, Reason reason) {
        answers(aResponse().withStatus(status).withBody("{\"error\":{\"code\":\"" + code + "\"}}"));

        assertThat(failure(asking()).reason()).isEqualTo(reason);
        assertCalls(1);
    }

    @Test
    void aRefusalIsNone() {
        answers(okJson(ChatBodies.refusing("I cannot say that about the harbour")));
        assertThat(failure(asking()).reason()).isEqualTo(Reason.REFUSED);

        answers(okJson(ChatBodies.filtered()));
        assertThat(failure(asking()).reason()).isEqualTo(Reason.REFUSED);
        assertCalls(2);
    }

    @Test
    void anAnswerThatReachedItsMostTokensIsCut() {
        answers(okJson(ChatBodies.cut("{\"b\":\"nine")));

        assertThat(failure(asking()).reason()).isEqualTo(Reason.CUT);
        assertCalls(1);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleMayHoldAnotherDay() {
        answers(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        assertThat(failure(asking()).reason()).isEqualTo(Reason.UNREACHABLE);
        assertCalls(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
    void aConnectionThatBreaksBeforeIsTriedAgain(Fault fault) {
        answers(aResponse().withFault(fault), okJson(ChatBodies.saying(SAID)));

        assertThat(asking().complete(ASKED).text()).isEqualTo(SAID);
    }

    @Test
    void givesUpOnASlowServer() {
        answers(okJson(ChatBodies.saying(SAID)).withFixedDelay(20_000));

        assertThat(failure(asking(Structure.SCHEMA, Duration.ofMillis(150))))
                .hasMessageContaining("took longer than 150 ms")
                .extracting(ModelFailed::reason)
                .isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void givesUpOnABodyThatTrickles() {
        answers(okJson(ChatBodies.saying(SAID)).withChunkedDribbleDelay(50, 20_000));

        assertThat(failure(asking(Structure.SCHEMA, Duration.ofMillis(400))).reason())
                .isEqualTo(Reason.TIMED_OUT);
    }

    @ParameterizedTest
    @CsvSource({"<html>Welcome</html>", "{}", "'{\"choices\":[]}'", "[]"})
    void aPageIsNoCompletion(String body) {
        answers(aResponse().withBody(body));

        assertThat(failure(asking()))
                .hasMessageContaining("no chat completion")
                .extracting(ModelFailed::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void sayingNothingIsAnAnswer() {
        answers(okJson(ChatBodies.saying("")));

        assertThat(asking().complete(ASKED).text()).isEmpty();
    }

    @Test
    void nobodyThereIsUnreachable() {
        var gone = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        gone.start();
        ModelSettings settings =
                ModelSettings.of(URI.create("http://127.0.0.1:" + gone.port() + "/v1"), "crane-1", Optional.empty());
        gone.stop();

        ModelFailed failed = catchThrowableOfType(
                ModelFailed.class, () -> new OpenAiModel(settings, CLOCK, pauses::add).complete(ASKED));

        assertThat(failed).hasMessageContaining("cannot be reached, after 5 tries");
        assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void stopsWhenTheRunIsBrokenOff() {
        answers(status(500));
        Thread.currentThread().interrupt();

        EvalFailure broken = catchThrowableOfType(EvalFailure.class, () -> asking().complete(ASKED));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(broken).hasMessageContaining("broken off");
    }
}
