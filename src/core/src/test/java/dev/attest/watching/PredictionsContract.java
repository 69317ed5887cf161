package dev.attest.watching;

import static dev.attest.prediction.Calls.AT;
import static dev.attest.prediction.Calls.BOB;
import static dev.attest.prediction.Calls.ENGINEER;
import static dev.attest.prediction.Calls.principal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.attest.prediction.Calls;
import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log of predictions keeps to. */
public abstract class PredictionsContract {

    /** An empty log; its clock says {@link Calls#AT}. */
    protected abstract Predictions predictions();

    private PredictionId kept(Predicted predicted) {
        predictions().add(List.of(new Predictions.Call(BOB, predicted))).block();
        return new PredictionId(predicted.id(), 0);
    }

    private LoggedPrediction found(PredictionId id) {
        return Objects.requireNonNull(predictions().find(BOB, id).block());
    }

    @Test
    void givesBackWhatWasKept() {
        Predicted predicted = Calls.loan();
        LoggedPrediction found = found(kept(predicted));

        assertThat(found.id()).isEqualTo(new PredictionId(predicted.id(), 0));
        assertThat(found.by()).isEqualTo("bob");
        assertThat(found.model()).isEqualTo("loans");
        assertThat(found.version()).isEqualTo("1");
        assertThat(found.at()).isEqualTo(AT);
        assertThat(found.took()).isEqualTo(Duration.ofNanos(1_234_000));
        assertThat(found.rows()).isEqualTo(1);
        assertThat(found.inputs())
                .containsExactly(entry("income", 1234.5), entry("children", 2.0), entry("housing", "own"));
        assertThat(found.label()).isEqualTo("no");
        assertThat(found.probabilities()).containsExactly(entry("no", .75), entry("yes", .25));
        assertThat(found.outcome()).isEmpty();
    }

    @Test
    void givesBackEachRowOfACall() {
        Predicted predicted = Calls.flowers(1000);
        kept(predicted);
        LoggedPrediction last = found(new PredictionId(predicted.id(), 999));
        assertThat(last.inputs()).containsEntry("sepalLength", 1004.0).containsEntry("petalWidth", .2);
        assertThat(last.rows()).isEqualTo(1000);
        assertThatThrownBy(() -> found(new PredictionId(predicted.id(), 1000))).isInstanceOf(UnknownPrediction.class);
    }

    @Test
    void keepsManyAtOnceAndEachOnlyOnce() {
        List<Predictions.Call> calls = List.of(
                new Predictions.Call(BOB, Calls.loan()),
                new Predictions.Call(ENGINEER, Calls.flowers(2)),
                new Predictions.Call(BOB, Calls.loan()));
        predictions().add(calls).block();
        predictions().add(calls).block();
        for (Predictions.Call call : calls) {
            PredictionId id = new PredictionId(call.predicted().id(), 0);
            assertThat(Objects.requireNonNull(predictions().find(ENGINEER, id).block())
                            .by())
                    .isEqualTo(call.by().name());
        }
        assertThat(predictions().sweep(AT.plusSeconds(1)).block()).isEqualTo(3);
    }

    @Test
    void tellsCallsApartThatWereMadeAtTheSameTime() {
        ModelCard card = Cards.flowers("1");
        List<Predictions.Call> calls = IntStream.range(1, 50)
                .mapToObj(rows -> new Predictions.Call(BOB, Calls.flowers(card, rows, AT)))
                .toList();
        predictions().add(calls).block();
        PredictionId told = new PredictionId(calls.get(30).predicted().id(), 30);
        told(BOB, told, "blue");

        for (Predictions.Call call : calls) {
            int last = call.predicted().rows().count() - 1;
            LoggedPrediction found = found(new PredictionId(call.predicted().id(), last));
            assertThat(found.rows()).isEqualTo(last + 1);
            assertThat(found.inputs()).containsEntry("sepalLength", 5.0 + last);
            assertThat(found.outcome().isPresent()).isEqualTo(found.id().equals(told));
        }
    }

    @Test
    void showsAPredictionToWhoMadeItAndToEngineersOfTheSameTenantOnly() {
        PredictionId id = kept(Calls.loan());
        assertThat(predictions().find(ENGINEER, id).block()).isNotNull();
        assertThat(predictions().find(principal("acme", "olga", Role.OWNER), id).block())
                .isNotNull();
        for (Principal other : List.of(
                principal("acme", "alice", Role.ANALYST),
                principal("elsewhere", "bob", Role.READER),
                principal("elsewhere", "eve", Role.ENGINEER))) {
            assertThatThrownBy(() -> predictions().find(other, id).block()).isInstanceOf(UnknownPrediction.class);
            assertThatThrownBy(() -> predictions().tell(other, id, "yes").block())
                    .isInstanceOf(UnknownPrediction.class);
        }
    }

    @Test
    void keepsTheLastOutcomeToldOfARow() {
        PredictionId id = kept(Calls.loan());
        assertThat(told(BOB, id, "no").outcome()).contains(new LoggedPrediction.Outcome("no", "bob", AT));
        assertThat(told(ENGINEER, id, "yes").outcome()).contains(new LoggedPrediction.Outcome("yes", "eve", AT));
        assertThat(found(id).outcome()).contains(new LoggedPrediction.Outcome("yes", "eve", AT));
        assertThat(accuracy("loans")).isEqualTo(new Accuracy(0, 1));
    }

    @Test
    void refusesALabelTheModelDoesNotHaveAndARowItDidNotPredict() {
        PredictionId id = kept(Calls.loan());
        assertThatThrownBy(() -> told(BOB, id, "maybe"))
                .isInstanceOf(Predictions.UnknownLabel.class)
                .hasMessage("must be one of no, yes");
        PredictionId beyond = new PredictionId(id.call(), 1);
        assertThatThrownBy(() -> told(BOB, beyond, "no")).isInstanceOf(UnknownPrediction.class);
        assertThat(predictions().accuracy("loans", "1", AT).blockOptional()).isEmpty();
    }

    @Test
    void countsTheOutcomesOfOneVersionThatWereToldSince() {
        Predicted predicted = Calls.flowers(4);
        kept(predicted);
        List<String> truth = List.of("red", "green", "red", "blue");
        for (int row = 0; row < truth.size(); row++) {
            told(BOB, new PredictionId(predicted.id(), row), truth.get(row));
        }
        told(BOB, kept(Calls.loan()), "no");

        assertThat(accuracy("flowers")).isEqualTo(new Accuracy(2, 4));
        assertThat(accuracy("loans")).isEqualTo(new Accuracy(1, 1));
        assertThat(predictions().accuracy("flowers", "2", AT).blockOptional()).isEmpty();
        assertThat(predictions().accuracy("flowers", "1", AT.plusSeconds(1)).blockOptional())
                .isEmpty();
    }

    @Test
    void forgetsWhatIsOldWithItsOutcomes() {
        PredictionId old = kept(Calls.flowers(Cards.flowers("1"), 1, AT.minusSeconds(10)));
        PredictionId young = kept(Calls.flowers(1));
        told(BOB, old, "red");

        assertThat(predictions().sweep(AT).block()).isEqualTo(1);
        assertThat(predictions().sweep(AT).block()).isZero();
        assertThatThrownBy(() -> found(old)).isInstanceOf(UnknownPrediction.class);
        assertThat(found(young).label()).isEqualTo("red");
        assertThat(predictions().accuracy("flowers", "1", AT).blockOptional()).isEmpty();
    }

    private LoggedPrediction told(Principal by, PredictionId id, String label) {
        return Objects.requireNonNull(predictions().tell(by, id, label).block());
    }

    private Accuracy accuracy(String model) {
        return Objects.requireNonNull(predictions().accuracy(model, "1", AT).block());
    }
}
