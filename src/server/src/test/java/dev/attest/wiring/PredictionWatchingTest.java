package dev.attest.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import dev.attest.prediction.Cards;
import dev.attest.prediction.FakeModels;
import dev.attest.prediction.FakePredictor;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.Rows;
import dev.attest.prediction.ServedModel;
import dev.attest.watching.PredictionId;
import dev.attest.watching.Predictions;
import dev.attest.watching.UnknownPrediction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is seen of predictions reaches the drift route and Prometheus. */
class PredictionWatchingTest extends Edge {

    @Autowired
    private FakeModels models;

    @Autowired
    private Predicting predicting;

    @Autowired
    private PredictionWatchingGauges gauges;

    @Autowired
    private PredictionWatchingWork work;

    @Autowired
    private Predictions predictions;

    private ModelCard card;

    /** A model of this test's own, whose counts nobody else adds to. */
    @BeforeEach
    void serve() {
        card = Cards.card(
                unique("m").substring(0, 20),
                "1",
                List.of(
                        Cards.number("length", "cm", 0, 9, 5),
                        Cards.loans("1").features().get(1)),
                List.of("short", "long"));
        models.add(new ServedModel(card, new FakePredictor(card)));
    }

    private Predicted predict(double... lengths) {
        double[] values = new double[lengths.length * 2];
        for (int row = 0; row < lengths.length; row++) {
            values[row * 2] = lengths[row];
        }
        return Objects.requireNonNull(models.using(
                        card.name(),
                        Optional.empty(),
                        model -> predicting.predict(Who.BOB.principal(), model, new Rows(2, values)))
                .block());
    }

    private JsonNode drift() {
        return get(Who.BOB, "/models/" + card.name() + "/drift?version=1", 200);
    }

    private static double[] lengths(int rows, double length) {
        double[] lengths = new double[rows];
        Arrays.fill(lengths, length);
        return lengths;
    }

    @Test
    void driftIsMeasuredOverEveryRow() {
        predict(lengths(60, 1));
        predict(lengths(60, 8));
        JsonNode same = drift();
        assertThat(same.path("model").asString()).isEqualTo(card.name());
        assertThat(same.path("version").asString()).isEqualTo("1");
        assertThat(same.path("rows").asInt()).isEqualTo(120);
        JsonNode shift = same.path("features").get(0).path("shift");
        assertThat(shift.path("psi").asDouble()).isLessThan(1e-9);
        assertThat(shift.path("level").asString()).isEqualTo("none");
        assertThat(shift.path("byChance").asDouble()).isPositive();
        assertThat(shift.path("reason").isNull()).isTrue();

        predict(lengths(1000, 8));
        JsonNode moved = drift();
        assertThat(moved.path("features").get(0).path("shift").path("level").asString())
                .isEqualTo("major");
        assertThat(moved.path("labels").path("counts").properties().stream()
                        .mapToLong(count -> count.getValue().asLong())
                        .sum())
                .isEqualTo(1120);
    }

    @Test
    void whatIsUnmeasuredIsNullAndSaysWhy() {
        predict(1, 8);
        JsonNode drift = drift();
        JsonNode tooFew = drift.path("features").get(0).path("shift");
        assertThat(tooFew.path("psi").isNull()).isTrue();
        assertThat(tooFew.path("level").isNull()).isTrue();
        assertThat(tooFew.path("reason").asString()).contains("Only 2 rows");
        assertThat(drift.path("features").get(1).path("shift").path("reason").asString())
                .contains("no histogram");
        assertThat(drift.path("accuracy").path("value").isNull()).isTrue();
        assertThat(drift.path("accuracy").path("reason").asString()).isNotBlank();
    }

    @Test
    void outcomesMakeTheLiveAccuracy() {
        Predicted predicted = predict(1, 8, 3);
        for (int row = 0; row < 3; row++) {
            String truth = row == 0 ? otherThan(predicted.label(0)) : predicted.label(row);
            post(Who.BOB, "/predictions/" + predicted.id() + "." + row + "/outcome", Map.of("label", truth), 200);
        }
        JsonNode accuracy = drift().path("accuracy");
        assertThat(accuracy.path("correct").asInt()).isEqualTo(2);
        assertThat(accuracy.path("total").asInt()).isEqualTo(3);
        assertThat(accuracy.path("value").asDouble()).isEqualTo(2 / 3.0);
        assertThat(accuracy.path("low").asDouble()).isBetween(.2, .21);
        assertThat(accuracy.path("high").asDouble()).isBetween(.93, .95);
    }

    private static String otherThan(String label) {
        return label.equals("short") ? "long" : "short";
    }

    @Test
    void prometheusReadsWhatWasCountedAndMeasured() {
        Predicted predicted = predict(lengths(200, 8));
        predict(8);
        post(Who.BOB, "/predictions/" + predicted.id() + ".0/outcome", Map.of("label", predicted.label(0)), 200);
        gauges.refresh().block(Duration.ofSeconds(30));

        String version = "model=\"" + card.name() + "\",version=\"1\"";
        assertThat(scraped())
                .contains(
                        "attest_predictions_total{label=\"" + predicted.label(0) + "\"," + version + "} 201.0",
                        "attest_predictions_total{label=\"" + otherThan(predicted.label(0)) + "\"," + version + "} 0.0",
                        "attest_prediction_seconds_count{" + version + "} 2",
                        "attest_prediction_accuracy{" + version + "} 1.0",
                        "attest_predictions_log_dropped_total 0.0")
                .anySatisfy(line ->
                        assertThat(line).startsWith("attest_prediction_psi{feature=\"length\"," + version + "} "))
                .anySatisfy(line -> assertThat(line).startsWith("attest_predictions_log_queued "))
                .anySatisfy(line ->
                        assertThat(line).startsWith("attest_prediction_seconds_bucket{" + version + ",le=\"0.001\"}"))
                .noneSatisfy(
                        line -> assertThat(line).startsWith("attest_prediction_psi{feature=\"children\"," + version));

        models.unload(card.name(), Optional.empty()).blockLast();
        gauges.refresh().block(Duration.ofSeconds(30));
        assertThat(scraped()).noneSatisfy(line -> assertThat(line).startsWith("attest_prediction_accuracy{" + version));
    }

    @Test
    void aVersionReplacedInPlaceIsCountedByItsNewLabels() {
        predict(lengths(2, 8));
        ModelCard other = Cards.card(card.name(), "1", card.features(), List.of("tiny", "small", "huge"));
        models.add(new ServedModel(other, new FakePredictor(other)));

        Predicted predicted = predict(lengths(7, 8));

        assertThat(scraped())
                .contains("attest_predictions_total{label=\"" + predicted.label(0) + "\",model=\"" + card.name()
                        + "\",version=\"1\"} 7.0");
    }

    private List<String> scraped() {
        String text = owner().get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Stream.of(String.valueOf(text).split("\n", -1)).toList();
    }

    @Test
    void sweepingKeepsWhatIsYoung() {
        Predicted predicted = predict(1);
        work.sweep().block(Duration.ofSeconds(30));
        get(Who.BOB, "/predictions/" + predicted.id() + ".0", 200);
        assertThat(drift().path("rows").asInt()).isEqualTo(1);
    }

    @Test
    void sweepingForgetsWhatIsOld() {
        String old = kept(Duration.ofDays(31));
        String young = kept(Duration.ofDays(29));
        get(Who.BOB, "/predictions/" + old, 200);
        work.sweep().block(Duration.ofSeconds(30));
        get(Who.BOB, "/predictions/" + old, 404);
        get(Who.BOB, "/predictions/" + young, 200);
    }

    /** The id of a row that was predicted so long ago. */
    private String kept(Duration ago) {
        Predicted now = predict(1);
        var then = new Predicted(
                UUID.randomUUID(),
                now.card(),
                now.rows(),
                now.scores(),
                Instant.now().minus(ago),
                now.took());
        predictions
                .add(List.of(new Predictions.Call(Who.BOB.principal(), then)))
                .block(Duration.ofSeconds(30));
        return then.id() + ".0";
    }

    @Test
    void sweepsAtTheStart() {
        String old = kept(Duration.ofDays(31));
        work.stop();
        work.start();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (isKept(old) && System.nanoTime() < deadline) {
            pause();
        }
        assertThat(isKept(old)).isFalse();
    }

    private boolean isKept(String id) {
        return predictions
                .find(Who.BOB.principal(), PredictionId.parse(id).orElseThrow())
                .hasElement()
                .onErrorReturn(UnknownPrediction.class, false)
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }

    @Test
    void sweepsEveryHourAndMoreOftenWhenItKeepsForLess() {
        assertThat(PredictionWatchingWork.sweepEvery(Duration.ofDays(30))).isEqualTo(Duration.ofHours(1));
        assertThat(PredictionWatchingWork.sweepEvery(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new PredictionWatchingSettings(1.5, day, day)).hasMessageContaining("sampling");
        assertThatThrownBy(() -> new PredictionWatchingSettings(1, Duration.ZERO, day))
                .hasMessageContaining("retention");
        assertThatThrownBy(() -> new PredictionWatchingSettings(1, day, Duration.ofSeconds(1)))
                .hasMessageContaining("window");
    }
}
