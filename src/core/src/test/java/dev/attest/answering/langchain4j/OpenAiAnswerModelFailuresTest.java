package dev.attest.answering.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.attest.answering.AnswerModelFailed.Reason;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What becomes of statuses, and of bodies that are no stream of tokens. */
class OpenAiAnswerModelFailuresTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String ANSWER = "data: {\"choices\":[{\"delta\":{\"content\":\"The old crane [1].\"}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private static WireMockServer server;

    private OpenAiAnswerModel model;

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
        model = Asked.model(Asked.settings(URI.create("http://127.0.0.1:" + server.port() + "/v1")));
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

    private static ResponseDefinitionBuilder ok(String body) {
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
    }

    private static ResponseDefinitionBuilder status(int status) {
        // What servers say may repeat what they were sent.
        return aResponse().withStatus(status).withBody("{\"error\":{\"message\":\"" + Asked.KEY + " muster crane\"}}");
    }

    private static void assertRequests(int times) {
        server.verify(times, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void triesAgainAfterTheTimeThatTheServerAsksFor() {
        answers(status(429).withHeader("Retry-After", "1"), ok(ANSWER));
        assertThat(Asked.text(model)).isEqualTo("The old crane.");
        assertRequests(2);
    }

    @Test
    void triesAgainAfterABriefWaitWhenTheServerDoesNotSayHowLong() {
        answers(status(429), ok(ANSWER));
        assertThat(Asked.text(model)).isEqualTo("The old crane.");
    }

    @Test
    void triesNoThirdTimeWhenThereAreTooManyRequests() {
        answers(status(429));
        assertThat(Asked.failure(model).reason()).isEqualTo(Reason.RATE_LIMITED);
        assertRequests(2);
    }

    @Test
    void waitsForNoServerThatAsksForMorePatienceThanThereIs() {
        answers(status(429).withHeader("Retry-After", "3600"));
        assertThat(Asked.failure(model).failed())
                .hasMessageContaining("3600 s")
                .extracting(failed -> failed.reason())
                .isEqualTo(Reason.RATE_LIMITED);
        assertRequests(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 20 Nov 2026 10:00:01 GMT | 2",
                "Fri, 20 Nov 2026 09:00:00 GMT | 2",
                "Fri, 20 Nov 2026 11:00:00 GMT | 1",
                "soon | 2"
            })
    void understandsADateToTryAgainAt(String date, int requests) {
        answers(status(429).withHeader("Retry-After", date));
        var at = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
        var timed = Asked.model(Asked.settings(URI.create("http://127.0.0.1:" + server.port() + "/v1")), at);
        assertThat(Asked.failure(timed).reason()).isEqualTo(Reason.RATE_LIMITED);
        assertRequests(requests);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 529})
    void triesOnceMoreWhenTheServerFails(int status) {
        answers(status(status), ok(ANSWER));
        assertThat(Asked.text(model)).isEqualTo("The old crane.");
        assertRequests(2);
    }

    @Test
    void callsAServerThatKeepsFailingUnreachable() {
        answers(status(500));
        assertThat(Asked.failure(model).failed())
                .hasMessageContaining("status 500")
                .extracting(failed -> failed.reason())
                .isEqualTo(Reason.UNREACHABLE);
        assertRequests(2);
    }

    @ParameterizedTest
    @CsvSource({
        "401, ATTEST_LLM_API_KEY",
        "403, ATTEST_LLM_API_KEY",
        "404, ATTEST_LLM_MODEL",
        "400, ATTEST_LLM_MODEL",
        "422, ATTEST_LLM_MODEL",
        "413, passages",
        "302, ATTEST_LLM_BASE_URL"
    })
    void saysWhichSettingToCheckWhenARequestIsTurnedDown(int status, String named) {
        answers(status(status).withHeader("Location", "http://127.0.0.1:1/v1/chat/completions"));
        assertThat(Asked.failure(model).failed())
                .hasMessageContaining(named)
                .extracting(failed -> failed.reason())
                .isEqualTo(Reason.REJECTED);
        assertRequests(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Sign in</body></html>",
                "{\"choices\":[{\"message\":{\"content\":\"The old crane.\"}}]}",
                "data: {\"choices\":[{\"del\n\n",
                "data: The old crane.\n\n",
                "data: 5\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":{\"text\":[]}}}]}\n\n"
            })
    void callsABodyThatIsNoStreamOfTokensUnreadable(String body) {
        answers(ok(body));
        assertThat(Asked.failure(model).reason()).isEqualTo(Reason.UNREADABLE);
        assertRequests(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data: [DONE]\n\n",
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\" \\n\"},\"finish_reason\":\"stop\"}]}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"[1]\"},\"finish_reason\":\"stop\"}]}\n\n"
            })
    void callsAnAnswerWithoutAWordEmpty(String body) {
        answers(ok(body));
        assertThat(Asked.failure(model).reason()).isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[{\"delta\":{\"refusal\":\"I cannot\"}}]}\n\n"
                        + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}\n\ndata: [DONE]\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"The\"}}]}\n\n"
                        + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}\n\ndata: [DONE]\n\n"
            })
    void saysThatTheModelDeclined(String body) {
        answers(ok(body));
        assertThat(Asked.failure(model).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void triesOnceMoreWhenAnErrorComesInPlaceOfTheFirstToken() {
        answers(ok("data: {\"error\":{\"message\":\"overloaded\",\"code\":503}}\n\n"), ok(ANSWER));
        assertThat(Asked.text(model)).isEqualTo("The old crane.");
    }

    @Test
    void triesNothingAgainAfterTheFirstToken() {
        answers(ok("data: {\"choices\":[{\"delta\":{\"content\":\"The\"}}]}\n\n"
                + "data: {\"error\":{\"message\":\"overloaded\",\"code\":503}}\n\n"));
        Asked.Failure failure = Asked.failure(model);
        assertThat(failure.reason()).isEqualTo(Reason.BROKEN_OFF);
        assertThat(failure.shown()).isEqualTo("The");
        assertRequests(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void triesOnceMoreWhenTheConnectionIsDropped(Fault fault) {
        answers(aResponse().withFault(fault));
        assertThat(Asked.failure(model).reason()).isEqualTo(Reason.UNREACHABLE);
        answers(aResponse().withFault(fault), ok(ANSWER));
        server.resetScenarios();
        assertThat(Asked.text(model)).isEqualTo("The old crane.");
    }

    @Test
    void readsAnAnswerThatTricklesInBitsOfItsChunks() {
        answers(ok(ANSWER).withChunkedDribbleDelay(40, 400));
        assertThat(Asked.text(model)).isEqualTo("The old crane.");
    }

    @Test
    void gathersLinesThatEndAsOnWindowsAndIgnoresComments() {
        answers(ok(": waiting\r\n\r\nid: 1\r\n" + ANSWER.replace("\n", "\r\n").replace("data: ", "data:")));
        assertThat(Asked.text(model)).isEqualTo("The old crane.");
    }

    @Test
    void readsNoLineWithoutEnd() {
        answers(ok("data: " + "x".repeat((1 << 20) + 1)));
        assertThat(Asked.failure(model).reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void readsNoEventWithoutEnd() {
        answers(ok(("data: " + "x".repeat(1 << 16) + "\n").repeat(17)));
        assertThat(Asked.failure(model).reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(Asked.failure(model).failed()).hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u00a0", "\\u202f\\n", "\\u2003"})
    void callsAnAnswerOfSpacesEmpty(String spaces) {
        answers(ok(ANSWER.replace("The old crane [1].", spaces)));
        assertThat(Asked.failure(model).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void logsNeitherKeyNorPromptNorAnswerAtAnyLevel() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        root.setLevel(Level.TRACE);
        root.addAppender(logged);
        try {
            answers(status(500), ok(ANSWER));
            Asked.text(model);
            answers(ok(
                    "data: {\"choices\":[{\"delta\":{\"content\":\"The muster\"}}]}\n\ndata: " + Asked.KEY + "\n\n"));
            server.resetScenarios();
            Asked.failure(model);
        } finally {
            root.detachAppender(logged);
            root.setLevel(before);
        }
        // WireMock is the server, and says what it was sent.
        assertThat(List.copyOf(logged.list).stream()
                        .filter(event -> !event.getLoggerName().contains("wiremock"))
                        .map(event -> event.getFormattedMessage() + event.getThrowableProxy()))
                .noneMatch(line -> line.contains(Asked.KEY) || line.contains("muster") || line.contains("crane"));
    }

    @Test
    void acceptsEveryPatienceThatSettingsAllow() {
        answers(ok(ANSWER));
        var patient = Asked.model(Asked.settings(
                URI.create("http://127.0.0.1:" + server.port() + "/v1"), Duration.ofDays(1), Duration.ofDays(1)));
        assertThat(Asked.text(patient)).isEqualTo("The old crane.");
    }
}
