package dev.attest.prediction.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.prediction.Explainer;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.PredictorContract;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.Scores;
import dev.attest.prediction.ServedModel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class OnnxPredictorTest extends PredictorContract {

    @Override
    protected ModelCard card() {
        return IrisModels.card();
    }

    @Override
    protected Predictor open() {
        return new OnnxFormat().open(card(), IrisModels.file("plain"));
    }

    @Override
    protected Rows rows() {
        return new Rows(4, new double[] {5.1, 3.5, 1.4, .2, 6, 2.7, 4.5, 1.4, 7.2, 3, 6, 2.3});
    }

    @Test
    void predictsMoreRowsThanGoIntoOneRun() {
        int count = 3 * OnnxPredictor.MOST_AT_ONCE + 5;
        double[] values = new double[count * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows().values()[i % 12];
        }
        try (Predictor predictor = open()) {
            Scores all = scores(predictor, new Rows(4, values));
            Scores three = scores(predictor, rows());
            assertThat(all.count()).isEqualTo(count);
            for (int row : List.of(0, OnnxPredictor.MOST_AT_ONCE - 1, OnnxPredictor.MOST_AT_ONCE, count - 1)) {
                for (int label = 0; label < 3; label++) {
                    assertThat(all.probability(row, label)).isCloseTo(three.probability(row % 3, label), within(1e-6f));
                }
            }
        }
    }

    @Test
    void takesRequestsOfEverySizeInTurn() {
        try (Predictor predictor = open()) {
            for (int count : new int[] {1, 2, 1, 700, 3, 64, 65, 1}) {
                double[] values = new double[count * 4];
                for (int i = 0; i < values.length; i++) {
                    values[i] = rows().values()[i % 12];
                }
                Scores scores = scores(predictor, new Rows(4, values));
                assertThat(scores.count()).isEqualTo(count);
                assertThat(scores.best(count - 1)).isEqualTo((count - 1) % 3);
            }
        }
    }

    @Test
    void refusesValuesTooGreatToComputeWithByTheirRow() {
        try (Predictor predictor = open()) {
            assertThatThrownBy(() -> scores(predictor, new Rows(4, new double[] {5, 3, 1, 1, 1e300, -1e300, 1e300, 1})))
                    .isInstanceOfSatisfying(
                            RowsRefused.class,
                            refused -> assertThat(refused.mistakes())
                                    .containsExactly(new RowsRefused.Mistake(
                                            1, "sepal length", "is too great for the model to compute with")));
            assertThatThrownBy(() -> scores(predictor, new Rows(4, new double[] {5, 3, 1, 1, 3e38, -3e38, 3e38, 3e38})))
                    .isInstanceOfSatisfying(
                            RowsRefused.class,
                            refused -> assertThat(refused.mistakes())
                                    .containsExactly(new RowsRefused.Mistake(
                                            1, "", "has values too great for the model to compute with")));
        }
    }

    @Test
    void saysWhichRowCannotBeExplained() {
        try (Predictor predictor = open()) {
            var explained = new Explainer(1)
                    .explain(new ServedModel(card(), predictor), new Rows(4, new double[] {5, 3, 1, 1, 5, 1e39, 1, 1}));
            assertThatThrownBy(explained::block)
                    .isInstanceOfSatisfying(
                            RowsRefused.class,
                            refused -> assertThat(refused.mistakes())
                                    .containsExactly(new RowsRefused.Mistake(
                                            1, "sepal width", "is too great for the model to compute with")));
        }
    }

    @Test
    void takesNothingForInfiniteThatIsNot() {
        try (Predictor forest = new OnnxFormat().open(card(), IrisModels.file("forest"))) {
            assertThatThrownBy(() -> scores(forest, new Rows(4, new double[] {5, 3, 1, 1e39})))
                    .isInstanceOf(RowsRefused.class)
                    .hasMessage("row 0, petal width is too great for the model to compute with");
        }
    }

    @Test
    void refusesRowsOfAnotherModel() {
        try (Predictor predictor = open()) {
            assertThatThrownBy(() -> scores(predictor, new Rows(3, new double[3])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("4 features");
        }
    }

    @Test
    void closesWhileCallsRunAndRefusesThoseAfter() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            Predictor predictor = open();
            var running = new CountDownLatch(20);
            var ended = new CountDownLatch(1);
            var faults = new ConcurrentLinkedQueue<Throwable>();
            Rows many = new Rows(4, new double[4 * 2_000]);
            Flux.range(0, Integer.MAX_VALUE) // ends by the fault only
                    .flatMap(
                            i -> predictor
                                    .predict(i % 2 == 0 ? many : rows())
                                    .subscribeOn(Schedulers.parallel())
                                    .doOnError(faults::add),
                            4)
                    .doOnNext(scores -> running.countDown())
                    .doFinally(signal -> ended.countDown())
                    .onErrorResume(e -> Mono.empty())
                    .subscribe();
            assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
            predictor.close();
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(faults)
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("is closed"));
            predictor.close();
        }
    }

    @Test
    void predictsNothingForWhoeverHasLeft() {
        try (Predictor predictor = open()) {
            Flux<Scores> left = Flux.range(0, 100)
                    .concatMap(i -> predictor.predict(new Rows(4, new double[4 * 20_000])))
                    .take(1);
            assertThat(left.collectList().block(Duration.ofMinutes(1))).hasSize(1);
            assertThat(scores(predictor, rows()).count()).isEqualTo(3);
        }
    }

    private static Scores scores(Predictor predictor, Rows rows) {
        return Objects.requireNonNull(predictor.predict(rows).block(Duration.ofMinutes(1)));
    }
}
