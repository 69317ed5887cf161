package dev.attest.prediction.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import dev.attest.prediction.Cards;
import dev.attest.prediction.FakeModels;
import dev.attest.prediction.FakePredictor;
import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ServedModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Tables in and out, explanations, and what is refused before a row is read. */
class PredictFormsTest extends Edge {

    private static final MediaType CSV = MediaType.valueOf("text/csv");
    private static final String TABLE = "petalWidth,sepalLength,sepalWidth,petalLength\n0.2,5.1,3.5,1.4\n9,5,3,1\n";
    private static final Map<String, Object> ROWS =
            Map.of("instances", List.of(List.of(5.1, 3.5, 1.4, 0.2), List.of(5, 3, 1, 9)));

    @Autowired
    private FakeModels models;

    private WebTestClient.ResponseSpec send(String path, MediaType type, Object body, String accept) {
        return as(Who.BOB)
                .post()
                .uri(path)
                .contentType(type)
                .header("Accept", accept)
                .bodyValue(body)
                .exchange();
    }

    private static JsonNode withoutIds(JsonNode reply) {
        return JSON.readTree(reply.path("predictions").toString().replaceAll("\"id\":\"[^\"]*\"", "\"id\":\"\""));
    }

    @Test
    void predictsTheSameFromATable() {
        JsonNode table = json(send("/predict/flowers", CSV, TABLE, "application/json"), 200);
        assertThat(withoutIds(table)).isEqualTo(withoutIds(post(Who.BOB, "/predict/flowers", ROWS, 200)));
    }

    @Test
    void honoursTheCharsetOfATable() {
        byte[] latin = "income,children,größe\n1,1,own\n".getBytes(ISO_8859_1);
        JsonNode problem =
                json(send("/predict/loans", MediaType.valueOf("text/csv;charset=ISO-8859-1"), latin, "*/*"), 400);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("header, größe");
        assertThat(json(send("/predict/loans", CSV, latin, "*/*"), 400)
                        .path("detail")
                        .asString())
                .isEqualTo("The body is not text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/json"})
    void namesMistakesOfATableByRowAndColumn(String accept) {
        String bad = "income,children,housing\n1,1,own\n1,1.5,cave\n";
        JsonNode errors = json(send("/predict/loans", CSV, bad, accept), 400).path("errors");
        assertThat(errors.valueStream().map(error -> error.path("field").asString()))
                .containsExactly("row 1, children", "row 1, housing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/json;q=0.5, text/csv"})
    void answersInATableWhereThatIsPreferred(String accept) {
        var result = send("/predict/flowers", MediaType.APPLICATION_JSON, ROWS, accept)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody()
                .returnResult();
        List<String> lines =
                new String(result.getResponseBodyContent(), UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("id,label,probability_red,probability_green,probability_blue,outOfRange");
        assertThat(lines.get(2)).matches("[0-9a-f-]{36}\\.1,(red|green|blue),.*,petalWidth");
    }

    @Test
    void explainsNothingInATable() {
        JsonNode problem =
                json(send("/predict/flowers?explain=true", MediaType.APPLICATION_JSON, ROWS, "text/csv"), 400);
        assertThat(problem.path("detail").asString())
                .isEqualTo("explain is possible in JSON only: send Accept: application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "petalWidth,sepalLength,sepalWidth\n1,1,1\n",
                "petalWidth,sepalLength,sepalWidth,petalLength,colour\n1,1,1,1,1\n",
                "petalWidth,sepalLength,sepalWidth,petalLength\n",
                "petalWidth,sepalLength,sepalWidth,petalLength\n1,1,1\n",
                "petalWidth,sepalLength,sepalWidth,petalLength\n1,1,1,1,1\n",
                "petalWidth,sepalLength,sepalWidth,petalLength\n1,1,,1\n",
                "petalWidth,sepalLength,sepalWidth,petalLength\n1,1,wide,1\n",
                "petalWidth,sepalLength,sepalWidth,petalLength\n1,1,NaN,1e999\n",
                "petalWidth,sepalLength,sepalWidth,petalLength\n1,1,\"1,1\n"
            })
    void refusesBadTablesWithWhatIsAccepted(String table) {
        JsonNode problem = json(send("/predict/flowers", CSV, table, "text/csv"), 400);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:invalid-rows");
        assertThat(problem.path("accepted")).hasSize(4);
    }

    @Test
    void explainsEachRow() {
        JsonNode predictions = post(
                        Who.BOB,
                        "/predict/loans?explain=true",
                        Map.of("instances", List.of(List.of(1, 2, "own"), List.of(2, 0, "free"))),
                        200)
                .path("predictions");
        assertThat(predictions).hasSize(2);
        predictions.forEach(prediction -> {
            JsonNode why = prediction.path("explanation");
            assertThat(why.path("label")).isEqualTo(prediction.path("label"));
            assertThat(why.path("contributions").propertyNames()).containsExactly("income", "children", "housing");
            double sum = why.path("contributions")
                    .valueStream()
                    .mapToDouble(JsonNode::asDouble)
                    .sum();
            assertThat(why.path("probability").asString()).hasSizeLessThanOrEqualTo(12);
            assertThat(why.path("base").asDouble() + sum)
                    .isCloseTo(why.path("probability").asDouble(), within(1e-6));
            assertThat(why.path("standardErrors").isNull()).isTrue();
            assertThat(why.path("baseline").toString())
                    .isEqualTo("{\"income\":30000.0,\"children\":1.0,\"housing\":\"rent\"}");
            assertThat(why.path("evaluations").asInt()).isPositive();
        });
    }

    @Test
    void explainsNothingWithoutABaselineAndSaysSo() {
        var bare = new Feature(
                "weight",
                Feature.Kind.NUMBER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalDouble.empty(),
                Optional.empty());
        ModelCard card = Cards.card("bare", "1", List.of(bare), List.of("no", "yes"));
        models.add(new ServedModel(card, new FakePredictor(card)));

        JsonNode problem = post(Who.BOB, "/predict/bare?explain=true", "{\"instances\":[[1]]}", 400);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:not-explainable");
        assertThat(problem.path("detail").asString()).contains("weight");
        JsonNode predicted = post(Who.BOB, "/predict/bare", "{\"instances\":[[1]]}", 200);
        assertThat(predicted.path("predictions").get(0).path("explanation").isNull())
                .isTrue();
    }

    @Test
    void explainsOrDoesNot() {
        JsonNode problem = post(Who.BOB, "/predict/flowers?explain=perhaps", ROWS, 400);
        assertThat(problem.path("detail").asString()).isEqualTo("explain must be true or false");
    }

    @Test
    void takesNoOtherForm() {
        JsonNode problem = json(send("/predict/flowers", MediaType.TEXT_PLAIN, "5,3,1,1", "*/*"), 415);
        assertThat(problem.path("detail").asString())
                .isEqualTo("/predict/flowers takes a body of type application/json or text/csv");
        json(send("/predict/flowers", MediaType.APPLICATION_JSON, ROWS, "text/html"), 406);
    }

    @Test
    void takesNoBodyBeyondItsLimitAndServesTheSameConnectionAfterwards() {
        byte[] large = new byte[RowsBody.MOST_BYTES + 1];
        assertThat(json(send("/predict/flowers", MediaType.APPLICATION_JSON, large, "*/*"), 413)
                        .path("detail")
                        .asString())
                .isEqualTo("The rows of one request may have 16000000 bytes; send them in several requests");
        post(Who.BOB, "/predict/flowers", ROWS, 200);
    }
}
