package dev.attest.watching.jdbc;

import static dev.attest.prediction.Calls.AT;
import static dev.attest.prediction.Calls.BOB;
import static dev.attest.prediction.Calls.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.attest.documents.jdbc.OnEveryDatabase;
import dev.attest.documents.jdbc.TestedOn;
import dev.attest.ledger.jdbc.Database;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.prediction.Calls;
import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.watching.LoggedPrediction;
import dev.attest.watching.PredictionId;
import dev.attest.watching.Predictions;
import dev.attest.watching.PredictionsContract;
import dev.attest.watching.UnknownPrediction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        String message = catchThrowable(() -> predictions()
                        .find(BOB, new PredictionId(predicted.id(), 59_999))
                        .block())
                .getMessage();
        int kept = Integer.parseInt(message.substring(message.lastIndexOf(' ') + 1));

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
    void findsACallAmongRunsThatWentOnAtTheSameTime() {
        ModelCard card = Cards.flowers("1");
        List<List<Predictions.Call>> batches = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 300; i++) {
            Predicted predicted = Calls.flowers(card, 1 + i % 2, AT.plusMillis(i));
            batches.get(i % 3).add(new Predictions.Call(i % 5 == 0 ? ENGINEER : BOB, predicted));
        }
        batches.forEach(batch -> predictions().add(batch).block());
        batches.forEach(batch -> predictions().add(batch).block());

        assertThat(count("select count(*) from prediction_run")).isEqualTo(6);
        for (Predictions.Call call : batches.stream().flatMap(List::stream).toList()) {
            LoggedPrediction found = predictions()
                    .find(ENGINEER, new PredictionId(call.predicted().id(), 0))
                    .block();
            assertThat(found.at()).isEqualTo(call.predicted().at());
            assertThat(found.by()).isEqualTo(call.by().name());
            assertThat(found.rows()).isEqualTo(call.predicted().rows().count());
        }
        PredictionId between =
                new PredictionId(Calls.flowers(card, 1, AT.plusMillis(150)).id(), 0);
        assertThatThrownBy(() -> predictions().find(ENGINEER, between).block()).isInstanceOf(UnknownPrediction.class);
    }

    @Test
    void forgetsCallsWithTheLastOfTheirRun() {
        ModelCard card = Cards.flowers("1");
        List<Predictions.Call> calls = Stream.of(0, 4, 8)
                .map(second -> new Predictions.Call(BOB, Calls.flowers(card, 1, AT.plusSeconds(second))))
                .toList();
        predictions().add(calls).block();
        PredictionId first = new PredictionId(calls.get(0).predicted().id(), 0);
        predictions().tell(BOB, first, "red").block();

        assertThat(predictions().sweep(AT.plusSeconds(8)).block()).isZero();
        assertThat(predictions().find(BOB, first).block().outcome()).isPresent();
        assertThat(predictions().sweep(AT.plusSeconds(9)).block()).isEqualTo(3);
        assertThat(count("select count(*) from prediction_outcome")).isZero();
    }

    private Integer count(String sql) {
        return database.transact(jdbc -> jdbc.sql(sql).query(Integer.class).single())
                .block();
    }

    @Test
    void sweepsAThousandRunsAtOnce() {
        add(1_100, 2);
        assertThat(sweep()).isEqualTo(2_000);
        assertThat(sweep()).isEqualTo(200);
        assertThat(sweep()).isZero();
    }

    @Test
    void sweepsFewerRunsWhenTheyAreLong() {
        add(30, 240);
        assertThat(count("select count(*) from prediction_run")).isEqualTo(30);
        assertThat(sweep()).isEqualTo(21 * 240);
        assertThat(sweep()).isEqualTo(9 * 240);
        assertThat(sweep()).isZero();
    }

    /** Old calls: each principal's are a run. */
    private void add(int principals, int callsEach) {
        List<Predictions.Call> calls = new ArrayList<>();
        for (int i = 0; i < principals; i++) {
            Principal by = Calls.principal("acme", "p" + i, Role.READER);
            for (int call = 0; call < callsEach; call++) {
                calls.add(new Predictions.Call(by, Calls.loan()));
            }
        }
        predictions().add(calls).block();
    }

    private Integer sweep() {
        return predictions().sweep(AT.plusSeconds(1)).block();
    }
}
