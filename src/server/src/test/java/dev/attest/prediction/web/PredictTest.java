package dev.attest.prediction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import dev.attest.prediction.Cards;
import dev.attest.prediction.FakePredictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

class PredictTest extends Edge {

    private static final String NAMED =
            "{\"sepalLength\":5.1,\"sepalWidth\":3.5,\"petalLength\":1.4,\"petalWidth\":0.2}";

    private JsonNode predict(String path, String body) {
        return post(Who.BOB, path, body, 200);
    }

    private static Scores expected(double... values) {
        var card = Cards.flowers("2");
        return Objects.requireNonNull(
                new FakePredictor(card).predict(new Rows(4, values)).block());
    }

    @Test
    void predictsFromNamedFeaturesInAnyOrder() {
        JsonNode reply = predict(
                "/predict/flowers",
                "{\"instances\":[{\"petalWidth\":0.2,\"sepalWidth\":3.5,\"petalLength\":1.4,\"sepalLength\":5.1}]}");

        assertThat(reply.path("model").asString()).isEqualTo("flowers");
        assertThat(reply.path("version").asString()).isEqualTo("2");
        JsonNode prediction = reply.path("predictions").get(0);
        Scores expected = expected(5.1, 3.5, 1.4, .2);
        assertThat(prediction.path("label").asString())
                .isEqualTo(Cards.flowers("2").labels().get(expected.best(0)));
        assertThat(prediction.path("probabilities").propertyNames()).containsExactly("red", "green", "blue");
        assertThat(prediction.path("probabilities").path("red").asDouble())
                .isCloseTo(expected.probability(0, 0), within(1e-9));
        assertThat(prediction.path("explanation").isNull()).isTrue();
        assertThat(prediction.path("id").asString()).matches("[0-9a-f-]{36}\\.0");
    }

    @Test
    void predictsFromListsInTheOrderOfTheCardAndMixesThemWithObjects() {
        JsonNode predictions = predict(
                        "/predict/flowers", "{\"instances\":[" + NAMED + ",[5.1,3.5,1.4,0.2],[6,3,4.5,1.5]]}")
                .path("predictions");

        assertThat(predictions).hasSize(3);
        assertThat(predictions.get(1).path("probabilities"))
                .isEqualTo(predictions.get(0).path("probabilities"));
        assertThat(predictions.get(2).path("probabilities"))
                .isNotEqualTo(predictions.get(0).path("probabilities"));
        String id = predictions.get(0).path("id").asString().replaceFirst("\\.0$", "");
        assertThat(predictions.get(2).path("id").asString()).isEqualTo(id + ".2");
    }

    @Test
    void takesNamesForCategoriesAndWholeNumbersHoweverWritten() {
        JsonNode predictions = predict(
                        "/predict/loans",
                        "{\"instances\":[{\"income\":2e4,\"children\":2,\"housing\":\"own\"},[20000,2.0,\"own\"]]}")
                .path("predictions");
        assertThat(predictions.get(0).path("probabilities"))
                .isEqualTo(predictions.get(1).path("probabilities"));
    }

    @Test
    void flagsWhatLiesOutsideTheTrainingRangeAndPredictsAllTheSame() {
        JsonNode predictions = predict("/predict/flowers", "{\"instances\":[[5,3,1,9],[4,5,7,3],[-1,3,99,1]]}")
                .path("predictions");
        assertThat(outOfRange(predictions.get(0))).isEqualTo("petalWidth");
        assertThat(outOfRange(predictions.get(1))).isEmpty();
        assertThat(outOfRange(predictions.get(2))).isEqualTo("sepalLength,petalLength");
    }

    private static String outOfRange(JsonNode prediction) {
        return prediction
                .path("outOfRange")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(","));
    }

    @Test
    void predictsFromTheVersionAsked() {
        String body = "{\"instances\":[" + NAMED + "]}";
        assertThat(predict("/predict/flowers?version=1", body).path("version").asString())
                .isEqualTo("1");
        assertThat(predict("/predict/flowers?version=latest", body)
                        .path("version")
                        .asString())
                .isEqualTo("2");
    }

    @Test
    void predictsTenThousandRowsAtOnce() {
        String rows = IntStream.range(0, 10_000)
                .mapToObj(row -> "{\"sepalLength\":5." + row
                        + ",\"sepalWidth\":3.5,\"petalLength\":1.4,\"petalWidth\":0.2"
                        + row + "}")
                .collect(Collectors.joining(","));
        byte[] reply = as(Who.BOB)
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build()
                .post()
                .uri("/predict/flowers")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"instances\":[" + rows + "]}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        JsonNode predictions = JSON.readTree(reply).path("predictions");
        assertThat(predictions).hasSize(10_000);
        assertThat(predictions.get(9_999).path("id").asString()).endsWith(".9999");
        assertThat(predictions.get(9_999).path("probabilities").path("blue").asDouble())
                .isCloseTo(expected(5.9999, 3.5, 1.4, .29999).probability(0, 2), within(1e-7));
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(predict("/predict/flowers", "\uFEFF{\"instances\":[" + NAMED + "]}")
                        .path("predictions"))
                .hasSize(1);
    }
}
