package dev.attest.problems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.AnswerModelFailed;
import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import dev.attest.ledger.LedgerUnavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every problem as clients see it, against {@code src/test/resources/problems.txt}. Run with {@code -Dattest.golden=write}
 * to write the file anew, and look at the difference.
 */
class ProblemsTest extends Edge {

    private static final Path GOLDEN = Path.of("src/test/resources/problems.txt");
    private static final String NOBODY = "/00000000-0000-0000-0000-000000000000";

    @Autowired
    private Problems problems;

    @Autowired
    private JsonMapper json;

    private record Case(String name, HttpMethod method, String path, Consumer<RequestBodySpec> with) {}

    private static Case get(String name, String path) {
        return new Case(name, HttpMethod.GET, path, request -> {});
    }

    private static Case get(String name, String path, String header, String value) {
        return new Case(name, HttpMethod.GET, path, request -> request.header(header, value));
    }

    private static Case body(String name, String path, String body) {
        return new Case(
                name,
                HttpMethod.POST,
                path,
                request -> request.contentType(MediaType.APPLICATION_JSON).bodyValue(body));
    }

    private static Case bare(String name, HttpMethod method, String path) {
        return new Case(name, method, path, request -> {});
    }

    private static Stream<Case> routing() {
        return Stream.of(
                get("no route", "/nowhere"),
                get("no route, for a browser", "/nowhere", "Accept", "text/html"),
                get("no such page of Swagger UI", "/swagger-ui/nothing.js"),
                get("not exposed", "/actuator/env"),
                get("no such check of health", "/actuator/health/nope"),
                bare("wrong method", HttpMethod.DELETE, "/search"),
                bare("wrong method on a path with an id", HttpMethod.POST, "/documents" + NOBODY),
                get("a browser that wants a page", "/documents", "Accept", "text/html,application/xhtml+xml"),
                get("a stream of what is none", "/collections", "Accept", "text/event-stream"),
                get("JSON of what is a stream", "/jobs" + NOBODY + "/events", "Accept", "application/json"),
                new Case(
                        "wrong form",
                        HttpMethod.POST,
                        "/ask",
                        request -> request.contentType(MediaType.TEXT_PLAIN).bodyValue("What?")),
                new Case("no form", HttpMethod.POST, "/documents", request -> {}),
                get("unknown version", "/collections", "API-Version", "2"),
                get("no version", "/collections", "API-Version", "latest"),
                get("id that is none", "/documents/17"),
                get("unknown document", "/documents" + NOBODY),
                get("span that ends before it starts", "/documents" + NOBODY + "/boxes?start=5&end=2"),
                get("unknown document's boxes", "/documents" + NOBODY + "/boxes?start=0&end=5"),
                get("unknown job", "/jobs" + NOBODY),
                get("unknown collection", "/collections/nowhere"),
                get("another site's page", "/collections", "Origin", "http://evil.example"));
    }

    private static Stream<Case> bodies() {
        return Stream.of(
                body("no body", "/ask", ""),
                body("broken JSON", "/ask", "{\"question\": \"What?\",\n  \"topK\": }"),
                body("JSON cut short", "/ask", "{\"question\": \"Wh"),
                body("not an object", "/ask", "[1]"),
                body("more after the end", "/ask", "{\"question\": \"What?\"} true"),
                body("nested too deeply", "/ask", "{\"collections\":" + "[".repeat(2_000)),
                body("unknown field", "/ask", "{\"question\": \"What?\", \"colour\": \"red\"}"),
                body("value that is none of the allowed", "/ask", "{\"question\": \"What?\", \"mode\": \"clever\"}"),
                body("review is not built yet", "/ask", "{\"question\": \"What?\", \"policy\": \"review\"}"),
                body("wrong type", "/ask", "{\"question\": \"What?\", \"topK\": \"many\"}"),
                body("number out of range of any", "/ask", "{\"question\": \"What?\", \"topK\": 99999999999}"),
                body("list for a text", "/ask", "{\"question\": [\"What?\"]}"),
                body("text for a list", "/ask", "{\"question\": \"What?\", \"collections\": \"a\"}"),
                body("three mistakes", "/ask", "{\"question\": \" \", \"topK\": 0, \"timeoutMs\": 5}"),
                body("mistake inside a list", "/ask", "{\"question\": \"What?\", \"collections\": [\"ok\", \"No!\"]}"),
                body("too long a question", "/ask", "{\"question\": \"" + "x".repeat(4_001) + "\"}"),
                body("body too large", "/documents", "{\"title\": \"T\", \"text\": \"" + "x".repeat(5 << 20) + "\"}"),
                body("no language model", "/ask", "{\"question\": \"What?\", \"mode\": \"generative\"}"),
                body("unknown collection to ask", "/ask", "{\"question\": \"What?\", \"collections\": [\"nowhere\"]}"),
                body("collection's name", "/collections", "{\"name\": \"Über\"}"),
                body("collection exists", "/collections", "{\"name\": \"default\"}"),
                body("text without title", "/documents", "{\"text\": \"Hello.\"}"),
                body("title without letters", "/documents", "{\"title\": \"!!!\", \"text\": \"Hello.\"}"),
                body(
                        "unknown collection for a text",
                        "/documents",
                        "{\"title\": \"T\", \"text\": \"Hello.\", \"collection\": \"nowhere\"}"));
    }

    private static Stream<Case> values() {
        return Stream.of(
                body("number for a text", "/ask", "{\"question\": 5}"),
                body("true for a text", "/documents", "{\"title\": true, \"text\": \"Hello.\"}"),
                body("number for a name", "/ask", "{\"question\": \"What?\", \"collections\": [1.5]}"),
                body("fraction for a whole number", "/ask", "{\"question\": \"What?\", \"topK\": 1.5}"),
                body("text for a number", "/ask", "{\"question\": \"What?\", \"topK\": \"8\"}"),
                body("number for one of the allowed", "/ask", "{\"question\": \"What?\", \"mode\": 1}"),
                body("the same field twice", "/ask", "{\"question\": \"What?\", \"question\": \"Who?\"}"),
                body("half a character to ask", "/ask", "{\"question\": \"What\\ud800?\"}"),
                body(
                        "half characters in a text",
                        "/documents",
                        "{\"title\": \"T\\udc00\", \"text\": \"a\\ud800b\", \"sourceKey\": \"\\ud800\"}"));
    }

    private static Stream<Case> rows() {
        return Stream.of(
                body("row with mistakes", "/predict/loans", "{\"instances\": [{\"income\": null, \"age\": 3}]}"),
                body("no rows", "/predict/loans", "{\"instances\": []}"),
                body("rows that are no JSON", "/predict/loans", "{\"instances\": [[1, 1, own]]}"),
                body("more than rows", "/predict/loans", "{\"rows\": []}"),
                body("unknown model", "/predict/nothing", "{\"instances\": [[1]]}"),
                get("unknown version of a model", "/models/loans?version=9"),
                body(
                        "too many rows",
                        "/predict/flowers",
                        "{\"instances\": [[1, 1, 1, 1]" + ", [1, 1, 1, 1]".repeat(10_000) + "]}"),
                new Case(
                        "table without a column",
                        HttpMethod.POST,
                        "/predict/loans",
                        request -> request.header("Content-Type", "text/csv").bodyValue("income,children\n1,1\n")),
                new Case(
                        "rows in a wrong form",
                        HttpMethod.POST,
                        "/predict/loans",
                        request -> request.contentType(MediaType.TEXT_PLAIN).bodyValue("1")));
    }

    private static Stream<Case> evaluations() {
        return Stream.of(
                get("unknown evaluation", "/evaluations" + NOBODY),
                get("report of an unknown evaluation", "/evaluations" + NOBODY + "/report"),
                body("unknown dataset", "/evaluations", "{\"dataset\": \"../secrets\"}"),
                body(
                        "baseline without a report",
                        "/evaluations",
                        "{\"dataset\": \"pass\", \"baseline\": \"" + NOBODY.substring(1) + "\"}"),
                body("baseline that is none", "/evaluations", "{\"dataset\": \"pass\", \"baseline\": \"yesterday\"}"),
                get("cursor of other evaluations", "/evaluations?cursor=abc"));
    }

    private static Stream<Case> parameters() {
        return Stream.of(
                get("missing parameter", "/search"),
                get("blank parameter", "/search?q=%20"),
                get("number that is none", "/search?q=x&topK=many"),
                get("number out of range", "/search?q=x&topK=101"),
                get("limit out of range", "/documents?limit=201"),
                get("unknown state", "/documents?state=done"),
                get("cursor of somebody else", "/documents?cursor=abc"),
                get("version below one", "/documents" + NOBODY + "/text?version=0"),
                bare("deleting without the name repeated", HttpMethod.DELETE, "/collections/default"),
                new Case(
                        "form without boundary",
                        HttpMethod.POST,
                        "/documents",
                        request -> request.header("Content-Type", "multipart/form-data")
                                .bodyValue("nothing".getBytes(UTF_8))),
                new Case(
                        "form that is none",
                        HttpMethod.POST,
                        "/documents",
                        request -> request.header("Content-Type", "multipart/form-data; boundary=x")
                                .bodyValue("nothing".getBytes(UTF_8))),
                new Case(
                        "form cut short",
                        HttpMethod.POST,
                        "/documents",
                        request -> request.header("Content-Type", "multipart/form-data; boundary=x")
                                .bodyValue(
                                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nHel"
                                                .getBytes(UTF_8))),
                new Case(
                        "key too long",
                        HttpMethod.POST,
                        "/documents",
                        request -> request.header("Idempotency-Key", "k".repeat(256))
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(Map.of("title", "T", "text", "Hello."))));
    }

    @Test
    void everyProblemIsAsWrittenDown() throws IOException {
        Stream<String> seenHere = Stream.of(routing(), bodies(), values(), rows(), evaluations(), parameters())
                .flatMap(cases -> cases)
                .map(this::seen);
        String seen = Stream.concat(seenHere, insideStreams()).collect(Collectors.joining("\n"));
        if ("write".equals(System.getProperty("attest.golden"))) {
            Files.writeString(GOLDEN, seen);
        }
        assertThat(seen).isEqualTo(Files.readString(GOLDEN));
    }

    /** The ones that come about only when part of an answer was sent. */
    private Stream<String> insideStreams() {
        var brokenOff = new AnswerModelFailed(AnswerModelFailed.Reason.BROKEN_OFF, "http://llm:1/v1 hung up");
        return Stream.of(text("language model broke off", body(handled(brokenOff)), null));
    }

    private String seen(Case problem) {
        RequestBodySpec request = as(Who.OWNER).method(problem.method()).uri(URI.create(url() + problem.path()));
        problem.with().accept(request);
        var result = exchanged(problem, request);
        HttpHeaders headers = result.getResponseHeaders();
        assertThat(headers.getContentType()).as(problem.name()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        JsonNode body = JSON.readTree(result.getResponseBody());
        assertThat(body.path("status").asInt()).isEqualTo(result.getStatus().value());
        assertThat(body.path("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(headers.getFirst("traceparent"))
                .contains(body.path("traceId").asString());
        assertThat(body.toString()).doesNotContainPattern("Exception|java\\.|dev\\.attest|springframework|jackson");
        return text(problem.name(), body, headers.getFirst(HttpHeaders.ALLOW));
    }

    private static EntityExchangeResult<byte[]> exchanged(Case problem, RequestBodySpec request) {
        try {
            return request.exchange().expectBody().returnResult();
        } catch (RuntimeException e) {
            throw new AssertionError("No answer to: " + problem.name(), e);
        }
    }

    private static String text(String name, JsonNode body, String allow) {
        StringBuilder text = new StringBuilder("# " + name + "\n")
                .append(body.path("status").asInt())
                .append(' ')
                .append(body.path("type").asString())
                .append(" \"")
                .append(body.path("title").asString())
                .append("\"\n")
                .append(body.path("detail").asString())
                .append('\n');
        body.path("errors")
                .forEach(error -> text.append("- ")
                        .append(error.path("field").asString())
                        .append(": ")
                        .append(error.path("message").asString())
                        .append('\n'));
        return allow == null
                ? text.toString()
                : text.append("Allow: ").append(allow).append('\n').toString();
    }

    @Test
    void theTraceOfTheCallerIsNamed() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        JsonNode problem = json(
                owner().get()
                        .uri("/nowhere")
                        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .exchange(),
                404);
        assertThat(problem.path("traceId").asString()).isEqualTo(trace);
    }

    private MockServerWebExchange handled(Throwable e) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/x").build());
        new ProblemResponses(problems, List.of(), json).handle(exchange, e).block();
        return exchange;
    }

    private static JsonNode body(MockServerWebExchange exchange) {
        return JSON.readTree(exchange.getResponse().getBodyAsString().block());
    }

    @Test
    void aMistakeOfOursTellsNothingButItsTrace() {
        JsonNode problem = body(handled(new IllegalStateException("jdbc:h2 password=secret")));

        assertThat(problem.path("status").asInt()).isEqualTo(500);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:internal");
        assertThat(problem.path("detail").asString())
                .contains(problem.path("traceId").asString())
                .doesNotContain("secret", "jdbc");
    }

    @Test
    void anArgumentRefusedInsideALibraryIsAMistakeOfOurs() {
        var e = new IllegalArgumentException("Comparison method violates its general contract");
        e.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("java.util.TimSort", "mergeHi", "TimSort.java", 1)});
        assertThat(body(handled(e)).path("status").asInt()).isEqualTo(500);
    }

    @Test
    void aDatabaseThatIsAwayIsWorthAnotherTry() {
        MockServerWebExchange away =
                handled(new LedgerUnavailable(new IllegalStateException("jdbc:postgresql://db password=secret")));
        JsonNode problem = body(away);
        assertThat(away.getResponse().getStatusCode().value()).isEqualTo(503);
        assertThat(away.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("2");
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:ledger-unavailable");
        assertThat(problem.path("detail").asString()).doesNotContain("secret", "jdbc");
    }

    @Test
    void slownessAndCrowdingSayWhatToDo() {
        assertThat(body(handled(new TimeoutException())).path("type").asString())
                .isEqualTo("urn:attest:problem:timeout");
        MockServerWebExchange busy = handled(new RejectedExecutionException());
        assertThat(busy.getResponse().getStatusCode().value()).isEqualTo(503);
        assertThat(busy.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("2");
    }
}
