package dev.attest.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.prediction.Calls;
import dev.attest.prediction.Cards;
import dev.attest.prediction.FakeModels;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelUnavailable;
import dev.attest.prediction.ModelUnknown;
import dev.attest.prediction.Models;
import dev.attest.prediction.Predicted;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DriftReportsTest {

    private final Clock clock = Clock.fixed(Calls.AT, ZoneOffset.UTC);
    private final FakePredictions predictions = new FakePredictions(clock);
    private final FeatureWindows windows =
            new FeatureWindows(new FakeTallies(), Duration.ofHours(24), clock, UUID.randomUUID());
    private final ModelCard measured = measured();
    private final FakeModels models =
            new FakeModels(Cards.flowers("1"), Cards.flowers("2"), Cards.loans("1"), measured);
    private final DriftReports reports = new DriftReports(models, windows, predictions);

    private static ModelCard measured() {
        ModelCard loans = Cards.loans("1");
        return new ModelCard(
                "measured",
                "1",
                "",
                "fake",
                "fake",
                "model.fake",
                Optional.empty(),
                loans.features(),
                loans.labels(),
                Optional.of(new ModelCard.Metrics("by hand", Map.of(), List.of(List.of(40L, 10L), List.of(10L, 40L)))),
                Optional.empty());
    }

    private Drift of(String name) {
        return reports.of(name, Optional.empty()).block();
    }

    @Test
    void measuresHowFarEachFeatureHasMoved() {
        windows.seen(Calls.flowers(Cards.flowers("2"), 150, Calls.AT));
        Drift drift = of("flowers");
        assertThat(drift.card().version()).isEqualTo("2");
        assertThat(drift.rows()).isEqualTo(150);
        assertThat(drift.to()).isEqualTo(Calls.AT);
        assertThat(drift.from()).isEqualTo(Calls.AT.minus(Duration.ofHours(24)));
        assertThat(drift.features())
                .extracting(Drift.FeatureShift::feature)
                .containsExactly("sepalLength", "sepalWidth", "petalLength", "petalWidth");
        assertThat(drift.features())
                .allSatisfy(feature ->
                        assertThat(((Shift.Measured) feature.shift()).level()).isEqualTo(Shift.Level.MAJOR));
        assertThat(drift.labels())
                .containsExactly(Map.entry("red", 150L), Map.entry("green", 0L), Map.entry("blue", 0L));
        assertThat(drift.accuracy()).isEmpty();
    }

    @Test
    void saysWhyItCouldNotMeasure() {
        windows.seen(Calls.flowers(Cards.flowers("2"), 99, Calls.AT));
        assertThat(((Shift.Unmeasured) of("flowers").features().get(0).shift()).reason())
                .isEqualTo("Only 99 rows were predicted in the window; it takes 100");
        assertThat(((Shift.Unmeasured) of("loans").features().get(1).shift()).reason())
                .isEqualTo("The model's card has no histogram of this feature");
        assertThat(((Shift.Unmeasured) of("flowers").labelShift()).reason())
                .isEqualTo("The model's card has no confusion matrix");
    }

    @Test
    void comparesTheLabelsPredictedWithThoseOfTheValidation() {
        double[] values = new double[300];
        float[] probabilities = new float[200];
        for (int row = 0; row < 100; row++) {
            probabilities[row * 2 + (row < 90 ? 0 : 1)] = 1;
        }
        windows.seen(Calls.predicted(measured, values, probabilities, Calls.AT));
        Shift.Measured shift = (Shift.Measured) of("measured").labelShift();
        assertThat(shift.psi())
                .isEqualTo(StabilityIndex.of(List.of(50L, 50L), List.of(90L, 10L)))
                .isGreaterThan(StabilityIndex.MAJOR);
    }

    @Test
    void countsTheOutcomes() {
        Predicted predicted = Calls.flowers(2);
        predictions.add(List.of(new Predictions.Call(Calls.BOB, predicted))).block();
        predictions
                .tell(Calls.BOB, new PredictionId(predicted.id(), 0), "red")
                .then(predictions.tell(Calls.BOB, new PredictionId(predicted.id(), 1), "blue"))
                .block();
        assertThat(reports.of("flowers", Optional.of("1")).block().accuracy()).contains(new Accuracy(1, 2));
    }

    @Test
    void anUnloadedVersionIsStillReportedWhenNamed() {
        models.unload("loans", Optional.empty()).blockLast();
        assertThat(reports.of("loans", Optional.of("1")).block().rows()).isZero();
        assertThatThrownBy(() -> of("loans")).isInstanceOf(ModelUnavailable.class);
        assertThat(reports.served()
                        .map(drift -> drift.card().name())
                        .collectList()
                        .block())
                .containsExactly("flowers", "flowers", "measured");
    }

    @Test
    void anUnknownModelOrVersionFails() {
        assertThatThrownBy(() -> of("nothing")).isInstanceOf(ModelUnknown.class);
        assertThatThrownBy(() -> reports.of("flowers", Optional.of("9")).block())
                .isInstanceOf(ModelUnknown.class);
        assertThat(reports.of("flowers", Optional.of(Models.LATEST))
                        .block()
                        .card()
                        .version())
                .isEqualTo("2");
    }
}
