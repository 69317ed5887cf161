package dev.attest.prediction.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import dev.attest.prediction.Cards;
import dev.attest.prediction.FakeModels;
import dev.attest.prediction.FakePredictor;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;
import dev.attest.prediction.ServedModel;
import dev.attest.prediction.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class ModelRoutesTest extends Edge {

    private static final Map<String, Object> ROW = Map.of("instances", List.of(List.of(5, 3, 1, 1)));

    @Autowired
    private FakeModels models;

    private static ModelCard card(String name, String version) {
        return Cards.card(
                name, version, Cards.flowers("1").features(), Cards.flowers("1").labels());
    }

    @Test
    void listsModelsWithTheirVersionsNewestFirst() {
        JsonNode flowers = get(Who.BOB, "/models", 200)
                .path("items")
                .valueStream()
                .filter(model -> model.path("name").asString().equals("flowers"))
                .findFirst()
                .orElseThrow();
        assertThat(flowers.toString())
                .isEqualTo("{\"name\":\"flowers\",\"description\":\"For tests.\",\"versions\":["
                        + "{\"version\":\"2\",\"state\":\"ready\",\"latest\":true,\"reason\":null},"
                        + "{\"version\":\"1\",\"state\":\"ready\",\"latest\":false,\"reason\":null}]}");
    }

    @Test
    void listsPageByPage() {
        var names = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = get(Who.BOB, "/models?limit=1" + cursor, 200);
            assertThat(page.path("items")).hasSize(1);
            names.add(page.path("items").get(0).path("name").asString());
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(names).contains("flowers", "loans").isSorted().doesNotHaveDuplicates();
    }

    @Test
    void refusesCursorsThatNoListingReturned() {
        assertThat(get(Who.BOB, "/models?cursor=!", 400).path("detail").asString())
                .isEqualTo("cursor is not one that a listing returned");
        get(Who.BOB, "/models?cursor=AAAA", 400);
        get(Who.BOB, "/models?limit=0", 400);
    }

    @Test
    void saysWhatAModelTakesAndGives() {
        JsonNode model = get(Who.BOB, "/models/flowers", 200);
        assertThat(model.path("version").asString()).isEqualTo("2");
        assertThat(model.path("versions")).hasSize(2);
        assertThat(model.path("labels").toString()).isEqualTo("[\"red\",\"green\",\"blue\"]");
        assertThat(model.path("features").get(3).toString())
                .isEqualTo("{\"name\":\"petalWidth\",\"type\":\"number\",\"unit\":\"cm\","
                        + "\"range\":{\"least\":0.0,\"greatest\":3.0},\"values\":null,\"baseline\":1.0}");
        assertThat(get(Who.BOB, "/models/flowers?version=1", 200)
                        .path("version")
                        .asString())
                .isEqualTo("1");
        assertThat(get(Who.BOB, "/models/flowers?version=latest", 200)
                        .path("version")
                        .asString())
                .isEqualTo("2");
    }

    @Test
    void saysHowWellAModelDidWhereThatWasMeasured() {
        var metrics = new ModelCard.Metrics(
                "5-fold cross-validation", Map.of("accuracy", .9), List.of(List.of(9L, 1L), List.of(1L, 9L)));
        var training = new ModelCard.Training(20, "ab".repeat(32), 7, Map.of("tribuo", "4.3.2"));
        ModelCard bare = card("measured", "1");
        models.add(served(new ModelCard(
                bare.name(),
                bare.version(),
                bare.description(),
                bare.algorithm(),
                bare.format(),
                bare.file(),
                bare.fileHash(),
                bare.features(),
                bare.labels(),
                Optional.of(metrics),
                Optional.of(training))));
        JsonNode model = get(Who.BOB, "/models/measured", 200);
        assertThat(model.path("metrics").toString())
                .isEqualTo("{\"method\":\"5-fold cross-validation\",\"values\":{\"accuracy\":0.9},"
                        + "\"confusion\":[[9,1],[1,9]]}");
        assertThat(model.path("training").path("rows").asInt()).isEqualTo(20);
        assertThat(get(Who.BOB, "/models/flowers", 200).path("metrics").isNull())
                .isTrue();
    }

    private static ServedModel served(ModelCard card) {
        return new ServedModel(card, new FakePredictor(card));
    }

    @Test
    void doesNotKnowOtherModelsAndVersions() {
        for (String path : List.of("/models/trees", "/models/flowers?version=3", "/models/%F0%9F%98%80")) {
            assertThat(get(Who.BOB, path, 404).path("type").asString()).isEqualTo("urn:attest:problem:unknown-model");
        }
        for (String path : List.of("/predict/trees", "/predict/flowers?version=3", "/predict/flowers?version=")) {
            assertThat(post(Who.BOB, path, ROW, 404).path("type").asString())
                    .isEqualTo("urn:attest:problem:unknown-model");
        }
    }

    @Test
    void asksToComeBackForAModelThatIsUnloaded() {
        models.add(served(card("resting", "1")));
        models.unload("resting", Optional.empty()).blockLast();

        assertThat(get(Who.BOB, "/models/resting", 200).path("versions").toString())
                .contains("\"state\":\"unloaded\",\"latest\":false");
        JsonNode problem = json(
                as(Who.BOB)
                        .post()
                        .uri("/predict/resting")
                        .bodyValue(ROW)
                        .exchange()
                        .expectHeader()
                        .exists(HttpHeaders.RETRY_AFTER),
                503);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:model-unavailable");
    }

    @Test
    void asksToComeBackWhenTooManyCallsWait() {
        models.add(new ServedModel(card("busy", "1"), new Busy(card("busy", "1"))));
        JsonNode problem = json(
                as(Who.BOB)
                        .post()
                        .uri("/predict/busy")
                        .bodyValue(ROW)
                        .exchange()
                        .expectHeader()
                        .exists(HttpHeaders.RETRY_AFTER),
                503);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:overloaded");
    }

    /** Has too much to do. */
    private record Busy(ModelCard card) implements Predictor {

        @Override
        public Signature signature() {
            return new FakePredictor(card).signature();
        }

        @Override
        public Mono<Scores> predict(Rows rows) {
            return Mono.error(new RejectedExecutionException());
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
