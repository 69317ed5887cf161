package dev.attest.watching.jdbc;

import static dev.attest.prediction.Calls.AT;
import static dev.attest.prediction.Calls.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.jdbc.OnEveryDatabase;
import dev.attest.documents.jdbc.TestedOn;
import dev.attest.ledger.jdbc.Database;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.prediction.Calls;
import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.watching.PredictionId;
import dev.attest.watching.Predictions;
import dev.attest.watching.PredictionsContract;
import dev.attest.watching.UnknownPrediction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class JdbcPredictionsTest extends PredictionsContract {

    @TempDir
    private Path folder;

    @Parameter
    TestedOn testedOn = TestedOn.H2;

    private LedgerSettings settings;
    private Database database;

    @BeforeEach
    void open() {
        settings = testedOn.fresh(folder);
        database = Database.open(settings, Clock.fixed(AT, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
        testedOn.drop(settings);
    }

    @Override
    protected Predictions predictions() {
        return new JdbcPredictions(database);
    }

    @Test
    void keepsTheFirstRowsOfACallTooLargeToBeKeptWhole() {
        Predicted predicted = Calls.flowers(60_000);
        predictions().add(List.of(new Predictions.Call(BOB, predicted))).block();
        int kept = database.transact(jdbc -> jdbc.sql("select kept_rows from prediction")
                        .query(Integer.class)
                        .single())
                .block();

        assertThat(kept).isBetween(30_000, 59_999);
        PredictionId last = new PredictionId(predicted.id(), kept - 1);
        assertThat(predictions().find(BOB, last).block().inputs()).containsEntry("sepalLength", 4.0 + kept);
        PredictionId next = new PredictionId(predicted.id(), kept);
        assertThatThrownBy(() -> predictions().find(BOB, next).block())
                .isInstanceOf(UnknownPrediction.class)
                .hasMessageContaining("made but not kept")
                .hasMessageEndingWith(String.valueOf(kept));
    }

    @Test
    void keepsNamesInAnyLetters() {
        ModelCard card = Cards.card(
                "signs", "1", List.of(Cards.number("Größe \"π\"\n", "m", 0, 9, 1)), List.of("ja, \\ wohl", "nein 🚫"));
        Predicted predicted = Calls.predicted(card, new double[] {1e-9}, new float[] {.25f, .75f}, AT);
        predictions().add(List.of(new Predictions.Call(BOB, predicted))).block();
        PredictionId id = new PredictionId(predicted.id(), 0);

        assertThat(predictions().find(BOB, id).block().inputs()).containsEntry("Größe \"π\"\n", 1e-9);
        assertThat(predictions().tell(BOB, id, "ja, \\ wohl").block().label()).isEqualTo("nein 🚫");
    }

    @Test
    void sweepsMuchInSmallSteps() {
        List<Predictions.Call> calls = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            calls.add(new Predictions.Call(BOB, Calls.loan()));
        }
        predictions().add(calls).block();
        assertThat(predictions().sweep(AT.plusSeconds(1)).block()).isEqualTo(1000);
        assertThat(predictions().sweep(AT.plusSeconds(1)).block()).isEqualTo(500);
        assertThat(predictions().sweep(AT.plusSeconds(1)).block()).isZero();
    }
}
