package dev.attest.prediction.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.PredictorContract;
import dev.attest.prediction.Rows;
import dev.attest.prediction.Signature.Datatype;
import dev.attest.prediction.Signature.Tensor;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class TribuoPredictorTest extends PredictorContract {

    private static final Part CHESSBOARD = Tables.part(Tables.chessboard(400));
    private static final byte[] FILE = Trees.forest(CHESSBOARD, 1).file();

    @Override
    protected ModelCard card() {
        return Cards.card("chessboard", "1", CHESSBOARD.features(), CHESSBOARD.labels());
    }

    @Override
    protected Predictor open() {
        return TribuoPredictor.of(card(), forest());
    }

    @Override
    protected Rows rows() {
        return new Rows(5, new double[] {.5, 0, 3, .5, 7, -.5, 1, 3, .5, 7, .5, 2, 3, -.5, 7});
    }

    @Test
    void tellsTheLabelsApart() {
        try (Predictor predictor = open()) {
            var scores = predictor.predict(rows()).block();
            assertThat(List.of(scores.best(0), scores.best(1), scores.best(2))).containsExactly(0, 1, 1);
        }
    }

    @Test
    void takesATensorForEachFeatureWhenOneIsACategory() {
        try (Predictor predictor = open()) {
            assertThat(predictor.signature().inputs())
                    .extracting(Tensor::datatype)
                    .containsExactly(Datatype.FP64, Datatype.BYTES, Datatype.INT64, Datatype.FP64, Datatype.FP64);
        }
    }

    @Test
    void takesOneTensorOfNumbers() {
        Part flowers = Tables.part(Tables.flowers(60));
        ModelCard card = Cards.card("flowers", "1", flowers.features(), flowers.labels());
        Forest forest = new TreesReader(new Columns(flowers.features()), flowers.labels())
                .read(Trees.boosted(flowers, 1).file());
        try (Predictor predictor = TribuoPredictor.of(card, forest)) {
            assertThat(predictor.signature().inputs())
                    .containsExactly(new Tensor("input", Datatype.FP64, List.of(-1L, 4L)));
        }
    }

    @Test
    void rejectsRowsWhenTooManyWait() {
        Scheduler busy = Schedulers.newBoundedElastic(1, 1, "busy", 60, true);
        var free = new CountDownLatch(1);
        try (var predictor = new TribuoPredictor(card(), forest(), busy)) {
            var taken = new CountDownLatch(1);
            busy.schedule(() -> {
                taken.countDown();
                await(free);
            });
            await(taken);
            var waiting = predictor.predict(rows()).toFuture();
            assertThatThrownBy(() -> predictor.predict(rows()).block()).isInstanceOf(RejectedExecutionException.class);
            free.countDown();
            assertThat(waiting.join().count()).isEqualTo(3);
        }
    }

    @Test
    void refusesRowsOfAnotherWidth() {
        try (Predictor predictor = open()) {
            assertThatThrownBy(
                            () -> predictor.predict(new Rows(4, new double[4])).block())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The model has 5 features, not 4");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Forest forest() {
        return new TreesReader(new Columns(CHESSBOARD.features()), CHESSBOARD.labels()).read(FILE);
    }
}
