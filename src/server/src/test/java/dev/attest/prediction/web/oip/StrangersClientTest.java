package dev.attest.prediction.web.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import dev.attest.prediction.Cards;
import dev.attest.prediction.FakeModels;
import dev.attest.prediction.FakePredictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;
import dev.attest.prediction.ServedModel;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * A client of the Open Inference Protocol V2 that was written from its published documents, against every route. REST is
 * kserve/open-inference-protocol, specification/protocol/inference_rest.md; REPOSITORY is triton-inference-server/server,
 * docs/protocol/extension_model_repository.md.
 */
class StrangersClientTest extends Edge {

    private static final String FIRST_EXAMPLE = """
                        {
                          "id" : "42",
                          "inputs" : [
                            {
                              "name" : "income",
                              "shape" : [ 2, 1 ],
                              "datatype" : "FP64",
                              "data" : [ 0.5, 1.5 ]
                            },
                            {
                              "name" : "children",
                              "shape" : [ 2, 1 ],
                              "datatype" : "INT64",
                              "data" : [ 1, 2 ]
                            },
                            {
                              "name" : "housing",
                              "shape" : [ 2, 1 ],
                              "datatype" : "BYTES",
                              "data" : [ "rent", "free" ]
                            }
                          ],
                          "outputs" : [
                            {
                              "name" : "probabilities"
                            }
                          ]
                        }
                        """;

    @Autowired
    private FakeModels models;

    private ProtocolClient client;

    @BeforeEach
    void connect() {
        client = new ProtocolClient(url(), Who.BOB);
    }

    private static Scores loans(double... values) {
        return Objects.requireNonNull(
                new FakePredictor(Cards.loans("1")).predict(new Rows(3, values)).block());
    }

    /** REST, "Server Live": {@code GET v2/health/live}, "live" : $bool. */
    @Test
    void theServerIsLive() {
        JsonNode live = client.get("/v2/health/live").json();
        assertThat(live.propertyNames()).containsExactly("live");
        assertThat(live.path("live").isBoolean() && live.path("live").asBoolean())
                .isTrue();
    }

    /** REST, "Server Ready": {@code GET v2/health/ready}, "live" : $bool; the reference server says "ready" : $bool. */
    @Test
    void theServerIsReady() {
        JsonNode ready = client.get("/v2/health/ready").json();
        assertThat(ready.propertyNames()).containsExactlyInAnyOrder("live", "ready");
        ready.forEach(
                value -> assertThat(value.isBoolean() && value.asBoolean()).isTrue());
    }

    /** REST, "Server Metadata": {@code GET v2}; in open_inference_rest.yaml the path is {@code /v2/}. */
    @Test
    void theServerSaysWhatItIs() {
        for (String path : new String[] {"/v2", "/v2/"}) {
            JsonNode server = client.get(path).json();
            PublishedShapes.server(server);
            assertThat(server.path("name").asString()).isEqualTo("attest");
            assertThat(server.path("extensions").get(0).asString()).isEqualTo("model_repository");
        }
    }

    /** REST, "Model Metadata": {@code GET v2/models/<model_name>[/versions/<model_version>]}. */
    @Test
    void aModelSaysWhatItTakesAndGives() {
        JsonNode latest = client.get("/v2/models/flowers").json();
        PublishedShapes.model(latest);
        assertThat(latest.path("name").asString()).isEqualTo("flowers");
        assertThat(latest.path("versions").toString()).isEqualTo("[\"2\",\"1\"]");
        assertThat(latest.path("inputs").toString())
                .isEqualTo("[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[-1,4]}]");
        assertThat(latest.path("outputs").toString())
                .isEqualTo("[{\"name\":\"label\",\"datatype\":\"BYTES\",\"shape\":[-1]},"
                        + "{\"name\":\"probabilities\",\"datatype\":\"FP32\",\"shape\":[-1,3]}]");
        JsonNode loans = client.get("/v2/models/loans/versions/1").json();
        PublishedShapes.model(loans);
        assertThat(loans.path("inputs").findValuesAsString("name")).containsExactly("income", "children", "housing");
        assertThat(loans.path("inputs").findValuesAsString("datatype")).containsExactly("FP64", "INT64", "BYTES");
    }

    /** REST, "Model Ready": {@code GET v2/models/<model_name>[/versions/<model_version>]/ready}, "name" and "ready". */
    @Test
    void aModelIsReady() {
        for (String path : new String[] {"/v2/models/flowers/ready", "/v2/models/flowers/versions/1/ready"}) {
            JsonNode ready = client.get(path).json();
            assertThat(ready.propertyNames()).containsExactlyInAnyOrder("name", "ready");
            assertThat(ready.path("name").asString()).isEqualTo("flowers");
            assertThat(ready.path("ready").isBoolean() && ready.path("ready").asBoolean())
                    .isTrue();
        }
    }

    /**
     * REST, "Inference Request Examples": the published request, with its id "42", its inputs of different datatypes and its
     * one output asked for by name; tensors are those of a model here, which takes three.
     */
    @Test
    void theFirstPublishedExampleIsAnswered() {
        JsonNode reply = client.post("/v2/models/loans/infer", FIRST_EXAMPLE).json();

        PublishedShapes.inference(reply);
        assertThat(reply.path("id").asString()).isEqualTo("42");
        assertThat(reply.path("model_name").asString()).isEqualTo("loans");
        assertThat(reply.path("model_version").asString()).isEqualTo("1");
        assertThat(reply.path("outputs")).hasSize(1);
        JsonNode output = reply.path("outputs").get(0);
        assertThat(output.path("name").asString()).isEqualTo("probabilities");
        assertThat(output.path("datatype").asString()).isEqualTo("FP32");
        assertThat(output.path("shape").toString()).isEqualTo("[2,2]");
        Scores expected = loans(.5, 1, 0, 1.5, 2, 2);
        for (int i = 0; i < 4; i++) {
            assertThat((float) output.path("data").get(i).asDouble()).isEqualTo(expected.probabilities()[i]);
        }
    }

    /** REST, "Tensor Data": "in their nature multi-dimensional representation, or as a flattened one-dimensional". */
    @Test
    void bothPublishedFormsOfTensorDataMeanTheSame() {
        String request = """
                {"inputs":[{"name":"input","shape":[2,4],"datatype":"FP32","data":%s}]}""";
        JsonNode natural = client.post(
                        "/v2/models/flowers/infer", request.formatted("[ [ 1, 2, 1, 2 ], [ 4, 5, 0, 1 ] ]"))
                .json();
        JsonNode flat = client.post("/v2/models/flowers/infer", request.formatted("[ 1, 2, 1, 2, 4, 5, 0, 1 ]"))
                .json();
        PublishedShapes.inference(natural);
        assertThat(natural.path("outputs")).isEqualTo(flat.path("outputs"));
        assertThat(flat.path("outputs").findValuesAsString("name")).containsExactly("label", "probabilities");
        assertThat(flat.path("outputs").get(0).path("shape").toString()).isEqualTo("[2]");
    }

    /** REST, "Inference": "The model name and (optionally) version must be available in the URL." */
    @Test
    void aVersionCanBePinned() {
        String request = """
                {"inputs":[{"name":"input","shape":[1,4],"datatype":"FP32","data":[5.1,3.5,1.4,0.2]}]}""";
        for (String version : new String[] {"1", "2"}) {
            JsonNode reply = client.post("/v2/models/flowers/versions/" + version + "/infer", request)
                    .json();
            assertThat(reply.path("model_version").asString()).isEqualTo(version);
        }
        JsonNode latest = client.post("/v2/models/flowers/infer", request).json();
        assertThat(latest.path("model_version").asString()).isEqualTo("2");
        // REST, "Inference Response JSON Object": "id" : $string, not optional; MLServer makes one up, too.
        assertThat(latest.path("id").asString())
                .isEqualTo(latest.path("parameters").path("prediction_id").asString())
                .matches("[0-9a-f-]{36}");
    }

    /** REST, "Inference Response JSON Error Object": "The HTTP body must contain … "error": <error message string>". */
    @Test
    void whatFailsIsToldAsPublished() {
        assertThat(client.get("/v2/models/nobody").error(404)).contains("nobody");
        assertThat(client.post("/v2/models/nobody/infer", "{}").error(404)).contains("nobody");
        client.get("/v2/models/flowers/versions/9/ready").error(404);
        client.post("/v2/models/flowers/infer", "{\"inputs\":[]}").error(400);
    }

    /** REPOSITORY, "Index": {@code POST v2/repository/index}, "ready" optional; name, version, state and reason. */
    @Test
    void theRepositoryListsItsModels() {
        for (String body : new String[] {"", "{}", "{\"ready\":false}", "{\"ready\":true}"}) {
            JsonNode index = client.post("/v2/repository/index", body).json();
            assertThat(index.isArray()).isTrue();
            assertThat(index).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry.propertyNames()).containsExactlyInAnyOrder("name", "version", "state", "reason");
                entry.forEach(value -> assertThat(value.isString()).isTrue());
            });
            assertThat(index.toString())
                    .contains("{\"name\":\"flowers\",\"version\":\"2\",\"state\":\"READY\",\"reason\":\"\"}");
        }
    }

    /** REPOSITORY, "Load" and "Unload": "The HTTP body may be empty"; "indicated by a 200 HTTP status". */
    @Test
    void anEngineerUnloadsAndLoads() {
        models.add(served("spare"));
        var engineer = new ProtocolClient(url(), Who.OWNER);
        Reply unloaded = engineer.post("/v2/repository/models/spare/unload", "");
        assertThat(unloaded.status()).isEqualTo(200);
        assertThat(unloaded.body()).isEmpty();
        assertThat(client.get("/v2/models/spare/ready").error(503)).contains("spare");
        assertThat(client.post("/v2/repository/index", "{\"ready\":true}").text())
                .doesNotContain("spare");
        assertThat(client.post("/v2/repository/index", "{}").text())
                .contains("{\"name\":\"spare\",\"version\":\"1\",\"state\":\"UNAVAILABLE\",\"reason\":\"unloaded\"}");

        Reply loaded = engineer.post(
                "/v2/repository/models/spare/load", "{\"parameters\":{\"version\":\"1\"}}".getBytes(UTF_8));
        assertThat(loaded.status()).isEqualTo(200);
        assertThat(client.get("/v2/models/spare/ready").json().path("ready").asBoolean())
                .isTrue();
        assertThat(client.get("/v2/health/ready").status()).isEqualTo(200);
    }

    private static ServedModel served(String name) {
        var flowers = Cards.flowers("1");
        var card = Cards.card(name, "1", flowers.features(), flowers.labels());
        return new ServedModel(card, new FakePredictor(card));
    }

    /** REPOSITORY, "Load": "A failed load request must be indicated by an HTTP error status"; so must one not allowed. */
    @Test
    void whatTheRepositoryRefusesIsToldAsPublished() {
        var engineer = new ProtocolClient(url(), Who.OWNER);
        assertThat(client.post("/v2/repository/models/flowers/unload", "").error(403))
                .contains("engineer");
        assertThat(client.post("/v2/repository/models/flowers/load", "{}").error(403))
                .contains("engineer");
        assertThat(engineer.post("/v2/repository/models/nobody/load", "").error(404))
                .contains("nobody");
        assertThat(engineer.post("/v2/repository/models/nobody/unload", "").error(404))
                .contains("nobody");
        assertThat(engineer.post("/v2/repository/models/flowers/load", "{\"parameters\":{\"config\":\"{}\"}}")
                        .error(400))
                .contains("config");
        assertThat(engineer.post("/v2/repository/models/flowers/unload", "{\"parameters\":{\"version\":1}}")
                        .error(400))
                .contains("version");
        client.post("/v2/repository/index", "{\"ready\":\"yes\"}").error(400);
        client.post("/v2/repository/index", "[").error(400);
        client.post("/v2/repository/index", " ".repeat(70_000) + "{}").error(400);
        assertThat(client.get("/v2/models/flowers/ready").status()).isEqualTo(200);
    }
}
