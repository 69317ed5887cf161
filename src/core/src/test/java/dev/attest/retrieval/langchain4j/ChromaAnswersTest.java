package dev.attest.retrieval.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.attest.retrieval.IndexSamples.deleting;
import static dev.attest.retrieval.langchain4j.ChromaUse.PATIENCE;
import static dev.attest.retrieval.langchain4j.ChromaUse.chunks;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.attest.retrieval.IndexUnavailable;
import dev.attest.retrieval.langchain4j.ChromaSettings.Token;
import dev.attest.services.RealChroma;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What stands before a ChromaDB answers in its place. */
class ChromaAnswersTest {

    private final URI server = RealChroma.shared().url();
    private final WireMockServer front = new WireMockServer(options().dynamicPort());
    private final UUID ledger = UUID.randomUUID();
    private final SteppedClock clock = new SteppedClock();
    private final ChromaUse direct = new ChromaUse(ChromaUse.patient(server), ledger, clock);

    @BeforeEach
    void start() {
        front.start();
        passEverything();
    }

    @AfterEach
    void close() {
        front.stop();
        direct.clear();
        direct.close();
    }

    private void passEverything() {
        front.resetAll();
        front.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(server.toString())));
    }

    private void answerEverything(int status, String body) {
        front.stubFor(any(anyUrl())
                .atPriority(1)
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private ChromaUse through(Optional<Token> token) {
        URI url = URI.create("http://user:hunter2@127.0.0.1:" + front.port() + "/");
        return new ChromaUse(
                new ChromaSettings(url, "default_tenant", "default_database", token, PATIENCE, 10), ledger, clock);
    }

    private static void assertHealthy(ChromaUse use, long sequence, int chunks) {
        assertThat(use.applied()).isEqualTo(Map.of(1L, sequence));
        assertThat(use.found(1)).isEqualTo(chunks);
        assertThat(use.count(1)).isEqualTo(chunks);
    }

    @ParameterizedTest
    @CsvSource({
        "503, upstream connect error, answered 503",
        "500, '{\"error\":\"InternalError\",\"message\":\"disk on fire\"}', answered 500: disk on fire",
        "429, slow down, answered 429",
        "302, elsewhere, answered 302",
        "404, no such page, has /api/v2",
        "401, who are you, wants a token",
        "403, not you, wants a token",
        "200, <html>welcome secretword</html>, cannot be read",
        "200, {}, cannot be read",
        "200, '', cannot be read",
        "200, '[[', cannot be read",
    })
    void takesAnswersThatAreNoneForAnOutage(int status, String body, String reason) {
        try (ChromaUse use = through(Optional.empty())) {
            use.apply(chunks(1, 1, 1, 5));
            assertHealthy(use, 1, 5);
            answerEverything(status, body);

            // The same for each kind of call, unless an empty object happens to be an answer.
            assertThat(use.failures())
                    .extracting(IndexUnavailable::getMessage)
                    .allSatisfy(message -> assertThat(message)
                            .startsWith("ChromaDB at http://127.0.0.1:" + front.port() + " ")
                            .contains(reason)
                            .doesNotContain("hunter2", "secretword"));

            passEverything();
            clock.step(ServerGuard.PAUSE.plusMillis(1));
            use.apply(chunks(1, 2, 2, 5));
            assertHealthy(use, 2, 10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/add", "/delete", "/collections/[^/]+", "/query"})
    void takesANonsensicalAnswerOfOneCallForAnOutage(String path) {
        try (ChromaUse use = through(Optional.empty())) {
            use.apply(chunks(1, 1, 1, 5));
            front.stubFor(any(urlMatching(".*" + path))
                    .atPriority(1)
                    .willReturn(aResponse().withStatus(503).withBody("nobody there")));

            ChromaUse.failure(use.index()
                    .apply(deleting(1, 2, 1))
                    .then(use.index().apply(chunks(1, 3, 3, 5)))
                    .then(Mono.fromCallable(() -> use.search(1))));

            passEverything();
            clock.step(ServerGuard.PAUSE.plusMillis(1));
            use.apply(deleting(1, 2, 1));
            use.apply(chunks(1, 3, 3, 5));
            assertHealthy(use, 3, 5);
        }
    }

    @Test
    void completesABatchOfWhichHalfWasWritten() {
        try (ChromaUse use = through(Optional.empty())) {
            use.apply(chunks(1, 1, 1, 5));
            failThirdBatch();

            assertThat(ChromaUse.failure(use.index().apply(chunks(1, 2, 2, 35))))
                    .hasMessageContaining("answered 503");
            assertThat(direct.count(1)).isEqualTo(25);
            assertThat(use.applied()).isEqualTo(Map.of(1L, 1L));

            passEverything();
            use.apply(chunks(1, 2, 2, 35));
            assertHealthy(use, 2, 40);
        }
    }

    /** Two batches go through, and no more. */
    private void failThirdBatch() {
        String scenario = "writing";
        String add = ".*/add";
        front.stubFor(post(urlMatching(add))
                .atPriority(1)
                .inScenario(scenario)
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("one")
                .willReturn(aResponse().proxiedFrom(server.toString())));
        front.stubFor(post(urlMatching(add))
                .atPriority(1)
                .inScenario(scenario)
                .whenScenarioStateIs("one")
                .willSetStateTo("two")
                .willReturn(aResponse().proxiedFrom(server.toString())));
        front.stubFor(post(urlMatching(add))
                .atPriority(1)
                .inScenario(scenario)
                .whenScenarioStateIs("two")
                .willReturn(aResponse().withStatus(503)));
    }

    @ParameterizedTest
    @CsvSource({"Authorization, Bearer s3cret", "X-Chroma-Token, s3cret"})
    void bringsTheTokenInEveryCall(String header, String value) {
        front.resetAll();
        front.stubFor(any(anyUrl()).atPriority(5).willReturn(aResponse().withStatus(401)));
        front.stubFor(any(anyUrl())
                .atPriority(1)
                .withHeader(header, equalTo(value))
                .willReturn(aResponse().proxiedFrom(server.toString())));

        try (ChromaUse use = through(Optional.of(new Token(header, "s3cret")))) {
            use.apply(chunks(1, 1, 1, 25));
            use.apply(deleting(1, 2, 77));
            assertHealthy(use, 2, 25);
        }
        try (ChromaUse use = through(Optional.of(new Token(header, "wr0ng")))) {
            assertThat(use.failures())
                    .extracting(IndexUnavailable::getMessage)
                    .allSatisfy(message -> assertThat(message)
                            .contains("401", "wants another token")
                            .doesNotContain("wr0ng"));
        }
    }

    @Test
    void keepsARefusalApartFromAnOutage() {
        try (ChromaUse use = through(Optional.empty())) {
            front.stubFor(post(urlMatching(".*/add"))
                    .atPriority(1)
                    .willReturn(aResponse()
                            .withStatus(422)
                            .withBody("{\"error\":\"InvalidArgumentError\",\"message\":\"no such field\"}")));

            Throwable refused = use.index()
                    .apply(chunks(1, 1, 1, 5))
                    .materialize()
                    .block(PATIENCE)
                    .getThrowable();

            assertThat(refused).isInstanceOf(ChromaRefused.class).hasMessageContaining("422: no such field");
        }
    }
}
