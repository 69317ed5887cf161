package dev.attest.prediction.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What the framework does for annotated handlers, and this route does for itself. */
class PredictRouteTest extends Edge {

    private static final String PATH = "/predict/flowers";
    private static final Map<String, Object> ROWS = Map.of("instances", List.of(List.of(5.1, 3.5, 1.4, 0.2)));

    @Autowired
    private MeterRegistry meters;

    private WebTestClient.RequestBodySpec post(String path) {
        return as(Who.BOB).post().uri(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE"})
    void isOnlyThereToBePostedTo(String method) {
        as(Who.BOB)
                .method(HttpMethod.valueOf(method))
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "POST");
    }

    @Test
    void saysWhatIsPossible() {
        as(Who.BOB)
                .options()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Allow", "POST,OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({"7, 400", "latest, 400", "1, 200"})
    void isOfTheVersionAskedFor(String version, int status) {
        JsonNode answer =
                json(post(PATH).header("API-Version", version).bodyValue(ROWS).exchange(), status);
        assertThat(answer.path("type").asString(""))
                .isEqualTo(status == 400 ? "urn:attest:problem:unsupported-version" : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/*", "application/xml", "application/problem+json"})
    void takesNoOtherTypes(String type) {
        JsonNode problem =
                json(post(PATH).header("Content-Type", type).bodyValue("[]").exchange(), 415);
        assertThat(problem.path("detail").asString())
                .isEqualTo(PATH + " takes a body of type application/json or text/csv");
    }

    @Test
    void takesNoBodyWithoutItsTypeOrOfATypeThatIsNone() {
        json(post(PATH).exchange(), 415);
        assertThat(raw(PATH, "nonsense").statusCode()).isEqualTo(415);
    }

    /** Sent as it is: the other client mends what it finds wrong. */
    private HttpResponse<String> raw(String path, String type) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header(Who.HEADER, Who.BOB.name())
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(ROWS)))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .join();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "text/* | text/csv;charset=UTF-8",
                "application/* | application/json",
                "text/html, */*;q=0.1 | application/json",
                "text/csv;q=0.1, application/json | application/json"
            })
    void answersInTheFormLikedBest(String accept, String type) {
        post(PATH)
                .header("Accept", accept)
                .bodyValue(ROWS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "nonsense", "application/problem+json"})
    void answersInNoOther(String accept) {
        JsonNode problem = json(
                post(PATH + "?explain=perhaps")
                        .header("Accept", accept)
                        .bodyValue(ROWS)
                        .exchange(),
                406);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:not-acceptable");
    }

    @Test
    void readsTheNameAndTheVersionAsTheyAreMeant() {
        HttpResponse<String> known = raw("/predict/flower%73?version=%31", "application/json");
        assertThat(JSON.readTree(known.body()).path("version").asString()).isEqualTo("1");
        HttpResponse<String> unknown = raw("/predict/no%20flowers", "application/json");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no flowers");
        assertThat(raw(PATH + "/1", "application/json").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version=1&version=2", "explain=true&explain=true"})
    void takesEachParameterOnce(String query) {
        JsonNode problem = post(Who.BOB, PATH + "?" + query, ROWS, 400);
        assertThat(problem.path("errors").get(0).path("message").asString()).isEqualTo("must be given once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "explain=", "explain=false"})
    void explainsOnlyWhenAskedTo(String query) {
        assertThat(post(Who.BOB, PATH + "?" + query, ROWS, 200)
                        .path("predictions")
                        .get(0)
                        .path("explanation")
                        .isNull())
                .isTrue();
    }

    @Test
    void isTimedUnderItsPattern() {
        json(post(PATH).contentType(MediaType.APPLICATION_JSON).bodyValue(ROWS).exchange(), 200);
        assertThat(meters.find("http.server.requests")
                        .tag("uri", "/predict/{model}")
                        .timers())
                .isNotEmpty();
        assertThat(meters.find("http.server.requests").tag("uri", PATH).timers())
                .isEmpty();
    }
}
