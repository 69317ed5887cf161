package dev.attest.parts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.attest.faults.Fault;
import dev.attest.faults.FaultyProxy;
import dev.attest.parts.Reachability.Reachable;
import dev.attest.parts.Reachability.Unreachable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartChecksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private FaultyProxy proxy;
    private String url;

    @BeforeEach
    void start() {
        server.start();
        proxy = new FaultyProxy("127.0.0.1", server.port());
        url = "http://127.0.0.1:" + proxy.port();
        server.stubFor(get("/api/v2/heartbeat").willReturn(okJson("{\"nanosecond heartbeat\":1}")));
        server.stubFor(get("/api/v2/version").willReturn(okJson("\"1.0.0\"")));
        server.stubFor(get("/api/v2/tenants/default_tenant/databases/default_database")
                .willReturn(okJson("{\"name\":\"default_database\"}")));
        server.stubFor(get("/v1/models")
                .willReturn(okJson("{\"data\":[{\"id\":\"m\"},{\"id\":\"tagged:latest\"},{\"no\":\"id\"}]}")));
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop();
    }

    @Test
    void whatIsUnsetIsNotLookedAt() {
        for (Part part : Part.values()) {
            assertThat(look(part, PATIENCE)).isEqualTo(new Reachability.Unset());
        }
    }

    @Test
    void chromaIsNamedWithItsVersion() {
        assertThat(chroma()).isEqualTo(new Reachable("ChromaDB 1.0.0 at " + url, ""));
    }

    @Test
    void aTenantThatIsMissingWillBeCreated() {
        assertThat(chroma("CHROMA_TENANT=our own"))
                .isEqualTo(
                        new Reachable("ChromaDB 1.0.0 at " + url + ", where tenant or database will be created", ""));
        server.verify(getRequestedFor(urlEqualTo("/api/v2/tenants/our%20own/databases/default_database")));
    }

    @Test
    void namesThatChromaDoesNotAcceptAreTold() {
        server.stubFor(get("/api/v2/tenants/default_tenant/databases/x").willReturn(status(400)));
        assertThat(chroma("CHROMA_DATABASE=x"))
                .isEqualTo(new Unreachable(
                        "ChromaDB at " + url + " does not accept the names of tenant and database",
                        "correct ATTEST_CHROMA_TENANT or ATTEST_CHROMA_DATABASE"));
    }

    @Test
    void chromasTokenTravelsInItsHeader() {
        chroma("CHROMA_TOKEN=s3cret");
        chroma("CHROMA_TOKEN=s3cret", "CHROMA_TOKEN_HEADER=X-Chroma-Token");
        server.verify(
                getRequestedFor(urlEqualTo("/api/v2/version")).withHeader("Authorization", equalTo("Bearer s3cret")));
        server.verify(getRequestedFor(urlEqualTo("/api/v2/version")).withHeader("X-Chroma-Token", equalTo("s3cret")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | answers 401 without a token | set ATTEST_CHROMA_TOKEN
            503 | answers 503 | start it, or correct ATTEST_CHROMA_URL
            404 | does not speak the API of ChromaDB 1.x | correct ATTEST_CHROMA_URL, without /api/v2
            302 | does not speak the API of ChromaDB 1.x | correct ATTEST_CHROMA_URL, without /api/v2
            """)
    void chromasRefusalsAreTold(int status, String predicate, String advice) {
        server.stubFor(get("/api/v2/heartbeat").willReturn(status(status)));
        assertThat(chroma()).isEqualTo(new Unreachable("ChromaDB at " + url + " " + predicate, advice));
    }

    @Test
    void aTokenThatIsRefusedIsToldWithoutIt() {
        server.stubFor(get("/api/v2/heartbeat").willReturn(status(403)));
        assertThat(((Unreachable) chroma("CHROMA_TOKEN=s3cret")).sentence())
                .isEqualTo("ChromaDB at " + url + " answers 403 to the token; correct ATTEST_CHROMA_TOKEN or"
                        + " ATTEST_CHROMA_TOKEN_HEADER.");
    }

    @Test
    void aPageOfSomethingElseIsNoChroma() {
        server.stubFor(get("/api/v2/heartbeat").willReturn(okJson("<html>It works!</html>")));
        assertThat(chroma()).isInstanceOf(Unreachable.class);
    }

    @ParameterizedTest
    @CsvSource({"m, ''", "tagged, ''", "other, 'It does not list this model: if it fails, correct ATTEST_LLM_MODEL.'"})
    void aModelIsLookedForInTheList(String model, String doubt) {
        assertThat(llm(PATIENCE, "LLM_MODEL=" + model)).isEqualTo(new Reachable(model + " at " + url + "/v1", doubt));
    }

    @Test
    void theKeyTravelsAsABearerToken() {
        llm(PATIENCE, "LLM_API_KEY=s3cret");
        server.verify(getRequestedFor(urlEqualTo("/v1/models")).withHeader("Authorization", equalTo("Bearer s3cret")));
    }

    @ParameterizedTest
    @CsvSource({"404", "405", "429"})
    void aServerThatDoesNotListItsModelsIsReachable(int status) {
        server.stubFor(get("/v1/models").willReturn(status(status)));
        assertThat(llm(PATIENCE))
                .isInstanceOfSatisfying(
                        Reachable.class, found -> assertThat(found.doubt()).isNotEmpty());
    }

    @Test
    void refusedKeysAndBrokenServersAreTold() {
        server.stubFor(get("/v1/models").willReturn(status(401)));
        assertThat(llm(PATIENCE))
                .isEqualTo(new Unreachable(
                        "The language model at " + url + "/v1 answers 401 without a key", "set ATTEST_LLM_API_KEY"));
        assertThat(llm(PATIENCE, "LLM_API_KEY=s3cret"))
                .isEqualTo(new Unreachable(
                        "The language model at " + url + "/v1 answers 401 to the key", "correct ATTEST_LLM_API_KEY"));
        server.stubFor(get("/v1/models").willReturn(status(500)));
        assertThat(look(Part.EMBEDDINGS, PATIENCE, "EMBEDDING_BASE_URL=" + url + "/v1", "EMBEDDING_MODEL=e"))
                .isEqualTo(new Unreachable(
                        "The embeddings endpoint at " + url + "/v1 answers 500",
                        "start it, or correct ATTEST_EMBEDDING_BASE_URL"));
    }

    @Test
    void whereNothingListensItSaysSo() {
        proxy.behave(Fault.REFUSE);
        assertThat(llm(PATIENCE)).isEqualTo(away("has nothing listening there"));
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedFor() {
        proxy.behave(Fault.BLACK_HOLE);
        assertThat(llm(Duration.ofMillis(300))).isEqualTo(away("does not answer in time"));
        proxy.awaitOpen(0, PATIENCE);
    }

    @Test
    void anAnswerThatDripsIsNotWaitedForEither() {
        proxy.behave(new Fault.Throttle(20));
        assertThat(llm(Duration.ofSeconds(1))).isEqualTo(away("does not answer in time"));
        proxy.awaitOpen(0, PATIENCE);
    }

    @Test
    void aConnectionThatIsCutOrGarbledIsToldApart() {
        proxy.behave(new Fault.CutAfter(10));
        assertThat(llm(PATIENCE)).isEqualTo(away("breaks the connection off or does not speak HTTP"));
        proxy.behave(new Fault.Garble(1));
        assertThat(llm(PATIENCE)).isEqualTo(away("breaks the connection off or does not speak HTTP"));
    }

    @Test
    void anUnknownHostIsToldApart() {
        assertThat(look(Part.LLM, PATIENCE, "LLM_BASE_URL=http://no.such.host.invalid/v1", "LLM_MODEL=m"))
                .isEqualTo(new Unreachable(
                        "The language model at http://no.such.host.invalid/v1 is on a host that is unknown",
                        "start it, or correct ATTEST_LLM_BASE_URL"));
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        server.stubFor(get("/v1/models").willReturn(aResponse().withBody(new byte[5 << 20])));
        assertThat(llm(PATIENCE)).isInstanceOf(Unreachable.class);
    }

    @Test
    void aDatabaseThatIsAwayIsToldWithoutItsPassword() {
        proxy.behave(Fault.REFUSE);
        assertThat(look(Part.DATABASE, PATIENCE, "DB_URL=postgres://u:s3cret@127.0.0.1:" + proxy.port() + "/d"))
                .isEqualTo(new Unreachable(
                        "PostgreSQL at jdbc:postgresql://127.0.0.1:" + proxy.port() + "/d has nothing listening there",
                        "start it, or correct ATTEST_DB_URL"));
    }

    private Unreachable away(String predicate) {
        return new Unreachable(
                "The language model at " + url + "/v1 " + predicate, "start it, or correct ATTEST_LLM_BASE_URL");
    }

    private Reachability chroma(String... more) {
        return look(Part.CHROMA, PATIENCE, with(more, "CHROMA_URL=" + url));
    }

    private Reachability llm(Duration patience, String... more) {
        return look(Part.LLM, patience, with(more, "LLM_MODEL=m", "LLM_BASE_URL=" + url + "/v1"));
    }

    /** Later ones win. */
    private static String[] with(String[] later, String... first) {
        String[] all = new String[first.length + later.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(later, 0, all, first.length, later.length);
        return all;
    }

    private static Reachability look(Part part, Duration patience, String... assignments) {
        Map<Variable, String> environment = new HashMap<>();
        for (String assignment : assignments) {
            String[] halves = assignment.split("=", 2);
            environment.put(Variable.valueOf(halves[0]), halves[1]);
        }
        return Objects.requireNonNull(
                new PartChecks(Parts.read(environment::get), patience).of(part).block(Duration.ofSeconds(60)));
    }
}
