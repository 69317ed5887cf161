package dev.attest.prediction.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import dev.attest.prediction.FakeModels;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.ServedModel;
import dev.attest.prediction.onnx.OnnxFormat;
import dev.attest.prediction.yaml.YamlCards;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The model that comes with the project behind the real routes, while BlockHound watches: what the routes run on an event
 * loop does not block, neither when it succeeds nor when it fails.
 */
class IrisTest extends Edge {

    private static final Path FOLDER = Path.of("../../models/iris/1");
    private static final long SEED = Long.getLong("attest.fuzz.seed", 20_261_122);
    private static final int BODIES = 300;

    /** As the README has it. */
    private static final String PREDICT =
            "{\"instances\":[{\"sepalLength\":5.1,\"sepalWidth\":3.5,\"petalLength\":1.4,\"petalWidth\":0.2}, [6.3,2.9,5.6,3.8]]}";

    /** As the README has it. */
    private static final String INFER =
            "\n  {\"id\":\"42\",\"inputs\":[{\"name\":\"input\",\"shape\":[2,4],\"datatype\":\"FP32\",\"data\":[[5.1,3.5,1.4,0.2],[6.7,3.0,5.2,2.3]]}]}";

    @Autowired
    private FakeModels models;

    private Predictor predictor;

    @BeforeEach
    void serve() {
        ModelCard card = YamlCards.read(FOLDER.resolve("model.yaml"));
        predictor = new OnnxFormat().open(card, FOLDER.resolve(card.file()));
        models.add(new ServedModel(card, predictor));
    }

    @AfterEach
    void close() {
        models.unload("iris", Optional.empty()).blockLast();
        predictor.close();
    }

    @Test
    void predictsAsTheReadmeSays() {
        JsonNode reply = post(Who.BOB, "/predict/iris", PREDICT, 200);
        assertThat(reply.path("model").asString()).isEqualTo("iris");
        assertThat(reply.path("version").asString()).isEqualTo("1");
        JsonNode first = reply.path("predictions").get(0);
        // A UUID of version 7, as in the README.
        assertThat(first.path("id").asString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\.0");
        assertThat(first.path("label").asString()).isEqualTo("setosa");
        assertThat(first.path("probabilities").path("setosa").asDouble()).isCloseTo(0.9999789, within(1e-6));
        assertThat(first.path("outOfRange")).isEmpty();
        JsonNode second = reply.path("predictions").get(1);
        assertThat(second.path("label").asString()).isEqualTo("virginica");
        assertThat(second.path("outOfRange").get(0).asString()).isEqualTo("petalWidth");
        assertThat(second.path("explanation").isNull()).isTrue();
    }

    @Test
    void explainsWhatItPredicts() {
        JsonNode predictions =
                post(Who.BOB, "/predict/iris?explain=true", PREDICT, 200).path("predictions");
        assertThat(predictions).hasSize(2);
        assertThat(predictions.get(0).path("explanation").isObject()).isTrue();
        assertThat(predictions.get(0).path("explanation").toString()).contains("petalLength");
    }

    @Test
    void infersAsTheReadmeSays() {
        JsonNode reply = post(Who.BOB, "/v2/models/iris/infer", INFER, 200);
        assertThat(reply.path("id").asString()).isEqualTo("42");
        assertThat(reply.path("outputs").get(0).path("data").toString()).isEqualTo("[\"setosa\",\"virginica\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/predict/iris",
                "/predict/iris?explain=true",
            })
    void refusesNumbersBeyondWhatTheModelComputesWith(String path) {
        JsonNode problem = post(Who.BOB, path, "{\"instances\":[[5,3,1,0.5],[1e39,-1e39,1e39,1e39]]}", 400);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:invalid-rows");
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("instances[1].sepalLength");
    }

    @Test
    void refusesToInferFromNumbersBeyondItsDatatype() {
        post(Who.BOB, "/v2/models/iris/infer", INFER.replace("6.7", "1e39"), 400);
    }

    @Test
    void manyRowsAreReadAndWrittenBesideTheEventLoop() {
        String row = "[6.3,2.9,5.6,1.8]";
        String rows = Flux.range(0, 9_999)
                .map(i -> row)
                .collect(Collectors.joining(","))
                .block();
        WebTestClient client = as(Who.BOB)
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
                .build();
        JsonNode reply = json(
                client.post()
                        .uri("/predict/iris")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"instances\":[" + row + "," + rows + "]}")
                        .exchange(),
                200);
        assertThat(reply.path("predictions")).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/predict/iris", "/predict/iris?explain=true", "/v2/models/iris/infer"})
    void spoiltBodiesAreAnsweredWithoutAnErrorOfOurs(String path) {
        byte[] valid = (path.startsWith("/v2") ? INFER : PREDICT).getBytes(UTF_8);
        var mutations = new Mutations(new Random(SEED));
        WebClient client = WebClient.builder()
                .baseUrl(url())
                .defaultHeader(Who.HEADER, Who.BOB.name())
                .build();

        List<String> replies = Objects.requireNonNull(Flux.range(0, BODIES)
                .map(i -> mutations.of(valid))
                .flatMap(body -> reply(client, path, body), 8)
                .collectList()
                .block(Duration.ofSeconds(120)));

        assertThat(replies).hasSize(BODIES).allMatch(reply -> reply.startsWith("200 ") || reply.startsWith("400 "));
        assertThat(replies).anyMatch(reply -> reply.startsWith("200 ")).anyMatch(reply -> reply.startsWith("400 "));
    }

    private static Mono<String> reply(WebClient client, String path, byte[] body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .map(text -> response.statusCode().value() + " " + text + " for " + new String(body, UTF_8)));
    }
}
