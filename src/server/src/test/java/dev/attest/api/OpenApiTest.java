package dev.attest.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.UnreadableDocument;
import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest extends Edge {

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private SimpleUrlHandlerMapping predictMapping;

    /** The server's own: it rejects unknown fields. */
    @Autowired
    private JsonMapper mapper;

    private JsonNode api;

    @BeforeEach
    void read() {
        api = get(Who.OWNER, "/v3/api-docs", 200);
    }

    private Stream<Map.Entry<String, JsonNode>> operations() {
        return api.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> Map.entry(operation.getKey() + " " + path.getKey(), operation.getValue())));
    }

    @Test
    void isOpenApi31() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.path("info").path("title").asString()).isEqualTo("Attest");
        assertThat(api.path("servers").get(0).path("url").asString()).isEqualTo("/");
        assertThat(api.toString()).doesNotContain("localhost", "Principal\"", "DataBuffer", "ServerSentEvent");
    }

    @Test
    void describesEveryRoute() {
        Set<String> routes = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(method -> method.getValue().getBeanType().getName().startsWith("dev.attest."))
                .flatMap(method -> method.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(verb -> method.getKey().getPatternsCondition().getPatterns().stream()
                                .map(pattern -> verb.name().toLowerCase(Locale.ROOT) + " " + pattern)))
                .collect(Collectors.toCollection(TreeSet::new));
        predictMapping.getUrlMap().keySet().forEach(path -> routes.add("post " + path));

        assertThat(operations().map(Map.Entry::getKey)).containsExactlyInAnyOrderElementsOf(routes);
        assertThat(routes).hasSize(49);
    }

    @Test
    void everyOperationHasSummaryExamplesAndProblems() {
        assertThat(operations()).allSatisfy(operation -> {
            JsonNode responses = operation.getValue().path("responses");
            assertThat(operation.getValue().path("summary").asString()).isNotBlank();
            assertThat(responses.propertyNames()).contains("400", "403", "406", "500");
            assertThat(responses.path("500").path("$ref").asString())
                    .isEqualTo("#/components/responses/"
                            + (ofProtocol(operation.getKey()) ? "OpenInferenceInternal" : "Internal"));
            for (String status : List.of("200", "201", "202")) {
                responses.path(status).path("content").properties().stream()
                        .filter(media -> !media.getKey().equals("*/*"))
                        .forEach(media -> assertThat(media.getValue().has("example"))
                                .as(status + " " + media.getKey())
                                .isTrue());
            }
            JsonNode request =
                    operation.getValue().path("requestBody").path("content").path(MediaType.APPLICATION_JSON_VALUE);
            assertThat(request.isMissingNode() || request.has("example")).isTrue();
        });
    }

    /** Errors of the Open Inference Protocol have its own form. */
    private static boolean ofProtocol(String operation) {
        return operation.matches("[a-z]+ /v2(/.*)?");
    }

    @Test
    void namesEveryReasonAJobCanFailFor() {
        String types = schema("FailureJson")
                .path("properties")
                .path("type")
                .path("description")
                .asString();
        for (UnreadableDocument.Reason reason : UnreadableDocument.Reason.values()) {
            assertThat(types)
                    .contains(":" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-') + " (");
        }
        assertThat(types).contains(":cancelled (", ":superseded (", ":document-deleted (", ":internal (");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = api.findValuesAsString("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .isFalse());
    }

    @Test
    void everyExampleFitsItsSchemaFieldByField() {
        var checked = new ArrayList<String>();
        operations().forEach(operation -> {
            operation
                    .getValue()
                    .path("responses")
                    .properties()
                    .forEach(response -> check(
                            operation.getKey() + " " + response.getKey(),
                            response.getValue().path("content"),
                            checked));
            check(operation.getKey(), operation.getValue().path("requestBody").path("content"), checked);
        });
        api.path("components")
                .path("responses")
                .properties()
                .forEach(
                        response -> check(response.getKey(), response.getValue().path("content"), checked));
        assertThat(checked).hasSizeGreaterThan(30);
    }

    private void check(String name, JsonNode content, List<String> checked) {
        content.properties().stream()
                .filter(media -> media.getKey().contains("json"))
                .filter(media -> media.getValue().has("example"))
                .forEach(media -> {
                    new SchemaCheck(api)
                            .check(
                                    name,
                                    media.getValue().path("schema"),
                                    media.getValue().path("example"));
                    checked.add(name);
                });
    }

    @Test
    void realAnswersFitTheirSchemasToo() {
        String collection = collection();
        JsonNode upload = text(Who.OWNER, collection, "k.md", "# A\n\nThe cat sat on the mat.");
        JsonNode document = ready(upload);
        JsonNode answer = post(
                Who.OWNER,
                "/ask",
                Map.of("question", "The cat sat on the mat?", "collections", List.of(collection)),
                200);
        JsonNode none =
                post(Who.OWNER, "/ask", Map.of("question", "Regatta zebra?", "collections", List.of(collection)), 200);
        var check = new SchemaCheck(api);
        check.check("upload", schema("UploadJson"), upload);
        check.check("document", schema("DocumentJson"), document);
        check.check("answer", schema("AnswerJson"), answer);
        check.check("abstention", schema("AnswerJson"), none);
        check.check(
                "predictions",
                schema("PredictionsJson"),
                post(
                        Who.OWNER,
                        "/predict/loans?explain=true",
                        Map.of("instances", List.of(List.of(200_000, 2, "own"))),
                        200));
        check.check("models", schema("ModelsJson"), get(Who.OWNER, "/models", 200));
        check.check("model", schema("ModelJson"), get(Who.OWNER, "/models/loans", 200));
        check.check(
                "refused rows",
                schema("Problem"),
                post(Who.OWNER, "/predict/loans", Map.of("instances", List.of(List.of("much"))), 400));
        check.check("problem", schema("Problem"), get(Who.OWNER, "/search?topK=0&q=", 400));
        assertThat(answer.path("status").asString()).isEqualTo("answered");
        assertThat(none.path("status").asString()).isEqualTo("abstained");
    }

    private JsonNode schema(String name) {
        return api.path("components").path("schemas").path(name);
    }

    @Test
    void requestExamplesAreAcceptedByTheServersMapper() throws Exception {
        Map<String, String> types = Map.of(
                "post /ask", "dev.attest.answering.web.AskRequest",
                "post /documents", "dev.attest.documents.web.TextUpload",
                "put /documents/{id}", "dev.attest.documents.web.TextUpload",
                "post /collections", "dev.attest.documents.web.CollectionJson$NewCollection",
                "patch /collections/{name}", "dev.attest.documents.web.CollectionJson$AccessChange");
        for (var type : types.entrySet()) {
            JsonNode example = operations()
                    .filter(operation -> operation.getKey().equals(type.getKey()))
                    .map(operation -> operation
                            .getValue()
                            .path("requestBody")
                            .path("content")
                            .path("application/json")
                            .path("example"))
                    .findFirst()
                    .orElseThrow();
            assertThat(mapper.readValue(example.toString(), Class.forName(type.getValue())))
                    .as(type.getKey())
                    .isNotNull();
        }
    }

    @Test
    void theLibrarysOwnReaderUnderstandsIt() throws Exception {
        var read = Json31.mapper().readValue(api.toString(), OpenAPI.class);
        assertThat(read.getPaths()).hasSize(api.path("paths").size());
    }

    @Test
    void servesThePageWithItsAssets() {
        owner().get()
                .uri("/swagger-ui.html")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .location("/swagger-ui/index.html");
        String page = text("/swagger-ui/index.html", "text/html");
        assertThat(page).contains("swagger-ui");
        for (String asset : List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-initializer.js")) {
            assertThat(text("/swagger-ui/" + asset, "*/*")).as(asset).isNotBlank();
        }
        assertThat(get(Who.OWNER, "/v3/api-docs/swagger-config", 200)
                        .path("url")
                        .asString())
                .isEqualTo("/v3/api-docs");
    }

    private String text(String path, String accept) {
        return owner().mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build()
                .get()
                .uri(path)
                .header("Accept", accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
