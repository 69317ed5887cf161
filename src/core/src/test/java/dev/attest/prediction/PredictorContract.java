package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What every loaded model keeps to. */
public abstract class PredictorContract {

    private Predictor predictor;

    /** The card of the model. */
    protected abstract ModelCard card();

    /** The model, newly opened. */
    protected abstract Predictor open();

    /** At least three rows that differ, and that the model tells apart. */
    protected abstract Rows rows();

    @BeforeEach
    void openModel() {
        predictor = open();
    }

    @AfterEach
    void closeModel() {
        predictor.close();
    }

    @Test
    void givesEachRowAProbabilityOfEachLabel() {
        Scores scores = scores(rows());
        assertThat(scores.count()).isEqualTo(rows().count());
        assertThat(scores.labels()).isEqualTo(card().labels().size());
        for (int row = 0; row < scores.count(); row++) {
            float sum = 0;
            for (int label = 0; label < scores.labels(); label++) {
                assertThat(scores.probability(row, label)).isBetween(-1e-6f, 1 + 1e-6f);
                sum += scores.probability(row, label);
            }
            assertThat(sum).isCloseTo(1, within(1e-4f));
        }
        assertThat(distinct(scores)).isGreaterThan(1);
    }

    @Test
    void predictsARowTheSameWhateverRowsItComesWith() {
        Scores together = scores(rows());
        for (int row = 0; row < rows().count(); row++) {
            Scores alone = scores(only(row));
            assertThat(alone.probabilities())
                    .containsExactly(
                            Arrays.copyOfRange(
                                    together.probabilities(), row * alone.labels(), (row + 1) * alone.labels()),
                            within(1e-6f));
        }
    }

    @Test
    void predictsABatchOfTenThousandRows() {
        int width = rows().width();
        double[] values = new double[10_000 * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows().values()[i % rows().values().length];
        }
        Scores scores = scores(new Rows(width, values));
        assertThat(scores.count()).isEqualTo(10_000);
        assertThat(scores.best(10_000 - 10_000 % rows().count() - rows().count()))
                .isEqualTo(scores.best(0));
    }

    @Test
    void isSharedByManyThreads() {
        float[] expected = scores(rows()).probabilities();
        List<Scores> all = Flux.range(0, 200)
                .parallel(8)
                .runOn(Schedulers.boundedElastic())
                .flatMap(i -> predictor.predict(rows()))
                .sequential()
                .collectList()
                .block();
        assertThat(all)
                .hasSize(200)
                .allSatisfy(scores -> assertThat(scores.probabilities()).isEqualTo(expected));
    }

    @Test
    void describesTensorsThatFitItsCard() {
        List<Signature.Tensor> inputs = predictor.signature().inputs();
        int features = card().features().size();
        if (inputs.size() == 1 && features > 1) {
            assertThat(inputs.get(0).shape()).containsExactly(-1L, (long) features);
        } else {
            assertThat(inputs)
                    .extracting(Signature.Tensor::name)
                    .containsExactlyElementsOf(
                            card().features().stream().map(Feature::name).toList());
        }
        assertThat(predictor.signature().outputs().get(1).shape())
                .containsExactly(-1L, (long) card().labels().size());
    }

    @Test
    void failsAfterItWasClosed() {
        predictor.close();
        assertThatThrownBy(() -> scores(rows())).isInstanceOf(IllegalStateException.class);
    }

    private Scores scores(Rows rows) {
        return Objects.requireNonNull(predictor.predict(rows).block());
    }

    private Rows only(int row) {
        int width = rows().width();
        return new Rows(width, Arrays.copyOfRange(rows().values(), row * width, (row + 1) * width));
    }

    private static long distinct(Scores scores) {
        var rows = new ArrayList<List<Float>>();
        IntStream.range(0, scores.count())
                .forEach(row -> rows.add(IntStream.range(0, scores.labels())
                        .mapToObj(label -> scores.probability(row, label))
                        .toList()));
        return rows.stream().distinct().count();
    }
}
