package dev.attest.prediction.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.prediction.Cards;
import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;
import dev.attest.prediction.Signature;
import dev.attest.prediction.Signature.Datatype;
import dev.attest.prediction.Signature.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models trained by scikit-learn on Iris, and what scikit-learn itself predicts from them. The files are written by hand
 * after the graphs skl2onnx produces (see make_models.py beside them), because the converter itself was not at hand.
 */
class OnnxFormatTest {

    private final OnnxFormat format = new OnnxFormat();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zipmap_int64",
                "zipmap_string",
                "tensor",
                "tensor_string",
                "forest",
                "double_input",
                "plain",
                "fixed_batch"
            })
    void predictsWhatScikitLearnPredicts(String name) {
        assertPredicts(name, IrisModels.card(), 0, 1, 2);
    }

    @Test
    void matchesTheMapsOfAZipMapByTheNamesOfTheirLabels() {
        assertPredicts("zipmap_string", IrisModels.card("virginica", "setosa", "versicolor"), 2, 0, 1);
    }

    @Test
    void matchesNumberedMapsByTheLabelsThatAreWrittenAsThoseNumbers() {
        assertPredicts("zipmap_int64", IrisModels.card("2", "0", "1"), 2, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary_zipmap", "binary_column"})
    void predictsOneOfTwoLabels(String name) {
        assertPredicts(name, IrisModels.card("other", "virginica"), 0, 1);
    }

    @Test
    void takesEachColumnInATensorOfItsOwnByItsName() {
        assertPredicts("mixed", IrisModels.mixed(), 0, 1, 2);
    }

    @Test
    void predictsARowTheSameWhenTheModelInsistsOnMoreRows() {
        try (Predictor predictor = format.open(IrisModels.card(), IrisModels.file("fixed_batch"))) {
            float[] expected = IrisModels.expected("fixed_batch", 4)[0];
            Rows rows = IrisModels.rows("fixed_batch", 4);
            Scores alone = scores(predictor, new Rows(4, Arrays.copyOf(rows.values(), 4)));
            assertThat(alone.probabilities()).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void describesOneTensorOfAllFeatures() {
        try (Predictor predictor = format.open(IrisModels.card(), IrisModels.file("double_input"))) {
            assertThat(predictor.signature())
                    .isEqualTo(new Signature(
                            List.of(new Tensor("X", Datatype.FP64, List.of(-1L, 4L))),
                            List.of(
                                    new Tensor("label", Datatype.BYTES, List.of(-1L)),
                                    new Tensor("probabilities", Datatype.FP32, List.of(-1L, 3L)))));
        }
    }

    @Test
    void describesTheTensorOfEachFeatureInTheOrderOfTheCard() {
        try (Predictor predictor = format.open(IrisModels.mixed(), IrisModels.file("mixed"))) {
            List<Long> column = List.of(-1L, 1L);
            assertThat(predictor.signature())
                    .isEqualTo(new Signature(
                            List.of(
                                    new Tensor("petal length (cm)", Datatype.FP32, column),
                                    new Tensor("petal width", Datatype.FP32, column),
                                    new Tensor("sepal width", Datatype.FP64, column),
                                    new Tensor("whole", Datatype.INT64, column),
                                    new Tensor("large", Datatype.BOOL, column),
                                    new Tensor("length", Datatype.BYTES, column)),
                            List.of(
                                    new Tensor("output_label", Datatype.BYTES, List.of(-1L)),
                                    new Tensor("output_probability", Datatype.FP32, List.of(-1L, 3L)))));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            regressor       | no probability for each of the card's 3 labels, but variable
            label_only      | labels only. Only classifiers with probabilities are served
            no_softmax      | scores, not probabilities: the rows of z are not between 0 and 1 with the sum 1. Add a Softmax
            binary_column   | no probability for each of the card's 3 labels, but p
            binary_zipmap   | labels are 0, 1; the card says setosa, versicolor, virginica
            opset_99        | uses opset 99 of ai.onnx; this server knows them up to 26
            ir_99           | is in version 99 of the ONNX format; this server knows them up to 13
            custom_operator | uses the operator org.example:OwnSoftmax, which is not one of ONNX
            external_data   | keeps weights in another file, which is not read
            mixed           | takes length STRING [-1, 1], petal_length__cm_ FLOAT [-1, 1]
            """)
    void saysWhyAFileCannotBeServed(String name, String why) {
        assertBroken(IrisModels.card(), name, why);
    }

    @Test
    void saysThatTheLabelsOfTheCardAreOthers() {
        assertBroken(
                IrisModels.card("setosa", "versicolor", "rose"),
                "zipmap_string",
                "the card says setosa, versicolor, rose");
        assertBroken(IrisModels.card("setosa", "versicolor"), "tensor", "the card's 2 labels");
    }

    @Test
    void saysThatTheLabelsOfTheCardAreInAnotherOrderThanTheColumnsOfATable() {
        assertBroken(IrisModels.card("virginica", "setosa", "versicolor"), "tensor_string", "what the card calls");
        assertBroken(IrisModels.card("2", "0", "1"), "tensor", "the card's labels are 2, 0, 1");
        assertBroken(IrisModels.card("a", "b", "c"), "tensor_string", "gives labels such as");
    }

    @Test
    void saysThatTheFeaturesOfTheCardAreOthers() {
        List<Feature> three = IrisModels.numbers("sepal length", "sepal width", "petal length");
        assertBroken(
                Cards.card("iris", "1", three, IrisModels.LABELS),
                "plain",
                "takes input FLOAT [-1, 4]; the card names 3 features: sepal length, sepal width, petal length");
    }

    @Test
    void refusesToCutTheFractionsOffTheValuesOfACard() {
        ModelCard mixed = IrisModels.mixed();
        List<Feature> features = new ArrayList<>(mixed.features());
        features.set(3, IrisModels.numbers("whole").get(0));
        assertBroken(
                Cards.card("iris", "1", features, IrisModels.LABELS),
                "mixed",
                "takes whole INT64 [-1, 1] for the feature whole, which the card calls a number");
    }

    @Test
    void refusesACategoryTheModelDoesNotKnow() {
        ModelCard mixed = IrisModels.mixed();
        List<Feature> features = new ArrayList<>(mixed.features());
        features.set(5, IrisModels.feature("length", Feature.Kind.CATEGORY, "short", "medium", "huge"));
        assertBroken(Cards.card("iris", "1", features, IrisModels.LABELS), "mixed", "cannot be run");
    }

    @Test
    void saysThatAFileIsMissingOrEmpty(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> format.open(IrisModels.card(), folder.resolve("model.onnx")))
                .isInstanceOf(ModelBroken.class)
                .hasMessageContaining("model.onnx cannot be read");
        Path empty = Files.createFile(folder.resolve("empty.onnx"));
        assertThatThrownBy(() -> format.open(IrisModels.card(), empty))
                .isInstanceOf(ModelBroken.class)
                .hasMessageContaining("is empty");
    }

    private void assertBroken(ModelCard card, String name, String why) {
        assertThatThrownBy(() -> format.open(card, IrisModels.file(name)).close())
                .isInstanceOf(ModelBroken.class)
                .hasMessageContaining(why);
    }

    /** @param order of each label of the card, which of scikit-learn's it is */
    private void assertPredicts(String name, ModelCard card, int... order) {
        int features = card.features().size();
        float[][] expected = IrisModels.expected(name, features);
        try (Predictor predictor = format.open(card, IrisModels.file(name))) {
            Scores scores = scores(predictor, IrisModels.rows(name, features));
            assertThat(scores.count()).isEqualTo(expected.length).isEqualTo(30);
            for (int row = 0; row < expected.length; row++) {
                for (int label = 0; label < order.length; label++) {
                    assertThat(scores.probability(row, label))
                            .as("row %d, label %d", row, label)
                            .isCloseTo(expected[row][order[label]], within(1e-5f));
                }
            }
        }
    }

    private static Scores scores(Predictor predictor, Rows rows) {
        return Objects.requireNonNull(predictor.predict(rows).block());
    }
}
