package dev.attest.prediction.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.prediction.Examples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private final ConcurrentLinkedQueue<String> progress = new ConcurrentLinkedQueue<>();

    @Test
    void choosesTheLinearModelWhereLinesDivide() {
        TrainedModel model = trained(Tables.flowers(150));
        assertThat(model.algorithm()).isEqualTo(Algorithm.LOGISTIC_REGRESSION);
        assertThat(List.of(model.format(), model.file())).containsExactly("onnx", "model.onnx");
        assertThat(model.libraries()).isEqualTo(Map.of("tribuo", "4.3.2"));
    }

    @Test
    void choosesTreesWhereNoLineDivides() {
        TrainedModel model = trained(Tables.chessboard(400));
        assertThat(model.algorithm()).isNotEqualTo(Algorithm.LOGISTIC_REGRESSION);
        assertThat(List.of(model.format(), model.file())).containsExactly("tribuo", "model.tribuo");
        assertThat(model.candidates().get(0).accuracy()).isLessThan(.65);
        assertThat(model.metrics().values().get("accuracy")).isGreaterThan(.9);
        assertThat(model.metrics().values().get("heldOutAccuracy")).isGreaterThan(.85);
    }

    @Test
    void measuresEveryRowOnceARepeat() {
        TrainedModel model = trained(Tables.flowers(150));
        assertThat(model.candidates()).extracting(Candidate::algorithm).containsExactly(Algorithm.values());
        assertThat(model.candidates())
                .allSatisfy(candidate -> assertThat(candidate.confusion())
                        .allSatisfy(row -> assertThat(
                                        row.stream().mapToLong(Long::longValue).sum())
                                .isEqualTo(100)));
        assertThat(model.metrics().method()).isEqualTo("2 x 3-fold stratified cross-validation");
        assertThat(model.metrics().values().keySet())
                .containsExactly(
                        "accuracy",
                        "accuracyDeviation",
                        "logLoss",
                        "expectedCalibrationError",
                        "heldOutAccuracy",
                        "heldOutLogLoss",
                        "heldOutCalibrationError");
    }

    @Test
    void tellsOfEveryFold() {
        trained(Tables.flowers(60));
        assertThat(progress).hasSize(3 * 6 + 2).contains("multinomial logistic regression: learnt from all 60 rows");
        assertThat(progress)
                .anySatisfy(line ->
                        assertThat(line).matches("random forest: repeat 2 of 2, fold 3 of 3: accuracy [01]\\.\\d{4}"));
    }

    @Test
    void prefersTheSimplerOfTwoWithinOneStandardError() {
        Candidate linear = candidate(Algorithm.LOGISTIC_REGRESSION, .95, .01);
        Candidate forest = candidate(Algorithm.RANDOM_FOREST, .97, .04);
        Candidate boosted = candidate(Algorithm.BOOSTED_TREES, .975, .08);
        assertThat(Trainer.choose(List.of(boosted, forest, linear), 4)).isEqualTo(linear);
        assertThat(Trainer.choose(List.of(boosted, forest, linear), 16)).isEqualTo(forest);
        assertThat(Trainer.choose(List.of(boosted, forest, linear), 400)).isEqualTo(boosted);
    }

    @Test
    void refusesALabelThatIsTooRare() {
        assertThatThrownBy(() -> new Trainer(settings(21), progress::add).train(Tables.flowers(60)))
                .isInstanceOf(TooFewRows.class)
                .hasMessageStartingWith("The label 'red' has 20 rows");
        assertThat(progress).isEmpty();
    }

    @Test
    void refusesANumberThatOneOfTheAlgorithmsCannotTakeBeforeItBegins() {
        Examples table = Tables.with(Tables.flowers(60), 41, 2, 1e39);
        assertThatThrownBy(() -> new Trainer(settings(3), progress::add).train(table))
                .isInstanceOf(NumberTooLarge.class)
                .hasMessageStartingWith("The value 1.0E39 of 'age' does not fit into the 32 bits");
        assertThat(progress).isEmpty();
    }

    @Test
    void treesTakeNumbersOfAnySize() {
        Examples table = Tables.with(Tables.flowers(60), 41, 2, 1e39);
        var settings = new TrainingSettings(7, 3, 1, .2, List.of(Algorithm.RANDOM_FOREST, Algorithm.BOOSTED_TREES));
        TrainedModel model = new Trainer(settings, progress::add).train(table);
        assertThat(model.format()).isEqualTo("tribuo");
        assertThat(model.metrics().values().get("accuracy")).isGreaterThan(.7);
    }

    @Test
    void numbersAtTheEdgeOf32BitsAreScaledToNumbers() {
        float most = Float.MAX_VALUE / 2;
        Examples table = Tables.with(Tables.with(Tables.flowers(60), 41, 2, most), 42, 2, -most);
        var linear = new TrainingSettings(7, 3, 1, .2, List.of(Algorithm.LOGISTIC_REGRESSION));
        assertThat(new Trainer(linear, progress::add).train(table).metrics().values())
                .allSatisfy((name, value) -> assertThat(value).isFinite());
    }

    @Test
    void keepsTheConsoleQuiet() {
        var heard = new ByteArrayOutputStream();
        var listener = new Listener(new PrintStream(heard, true, StandardCharsets.UTF_8));
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            trained(Tables.flowers(60));
        } finally {
            root.removeHandler(listener);
        }
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private TrainedModel trained(Examples examples) {
        return new Trainer(settings(3), progress::add).train(examples);
    }

    static TrainingSettings settings(int folds) {
        return new TrainingSettings(7, folds, 2, .2, List.of(Algorithm.values()));
    }

    private static Candidate candidate(Algorithm algorithm, double accuracy, double deviation) {
        return new Candidate(algorithm, accuracy, deviation, .1, .1, List.of());
    }

    private static final class Listener extends Handler {

        private final PrintStream out;

        private Listener(PrintStream out) {
            this.out = out;
        }

        @Override
        public void publish(LogRecord message) {
            if (message.getLoggerName() != null && message.getLoggerName().startsWith("org.tribuo")) {
                out.println(message.getMessage());
            }
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
