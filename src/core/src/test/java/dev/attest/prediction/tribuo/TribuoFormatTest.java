package dev.attest.prediction.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.attest.prediction.Cards;
import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.protos.SplitNodeProto;
import org.tribuo.common.tree.protos.TreeModelProto;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.protos.core.WeightedEnsembleModelProto;

class TribuoFormatTest {

    private static final Part TABLE = Tables.part(Tables.chessboard(300));
    private static final byte[] FILE = Trees.forest(TABLE, 1).file();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"RANDOM_FOREST", "BOOSTED_TREES"})
    void predictsWhatTribuoItselfPredictsFromTheFile(Algorithm algorithm) throws IOException {
        byte[] file = algorithm.learn(TABLE, 1).file();
        Model<Label> tribuos = Model.deserialize(ModelProto.parseFrom(file)).castModel(Label.class);
        Rows rows = Tables.chessboard(1_000).rows();
        try (Predictor predictor = open(file, TABLE.features(), TABLE.labels())) {
            float[] ours = predictor.predict(rows).block().probabilities();
            for (int row = 0; row < rows.count(); row++) {
                assertThat(Arrays.copyOfRange(ours, row * 2, row * 2 + 2))
                        .containsExactly(tribuos(tribuos, rows, row), within(1e-6f));
            }
        }
    }

    @Test
    void saysNothingOfWhenAndWhereItWasMade() {
        String file = new String(FILE, StandardCharsets.ISO_8859_1);
        assertThat(file)
                .contains("1970-01-01")
                .doesNotContain(System.getProperty("java.version"), System.getProperty("os.name"));
        assertThat(file).doesNotContain(Year.now() + "-");
    }

    @Test
    void callsAFileBrokenThatIsNoModel() {
        for (byte[] bytes :
                List.of(new byte[0], "no model".getBytes(StandardCharsets.UTF_8), new byte[] {-84, -19, 0, 5})) {
            assertBroken(bytes, "The file is damaged, or no ensemble of trees in Tribuo's format; train it again");
        }
    }

    @Test
    void callsAFileBrokenThatWasCutShort() {
        for (int length : List.of(FILE.length - 1, FILE.length / 2, 300)) {
            assertThatThrownBy(() -> open(Arrays.copyOf(FILE, length), TABLE.features(), TABLE.labels()))
                    .isInstanceOf(ModelBroken.class);
        }
    }

    @Test
    void callsADamagedFileBrokenOrPredictsFromIt() throws IOException {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = FILE.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try (Predictor predictor = open(damaged, TABLE.features(), TABLE.labels())) {
                assertThat(predictor.predict(TABLE.rows()).block().count()).isEqualTo(300);
            } catch (ModelBroken broken) {
                assertThat(broken).hasMessageMatching("(?s)(The|A) .*");
            }
        }
    }

    @Test
    void callsAFileBrokenThatIsNotThere() {
        var card = Cards.card("chessboard", "1", TABLE.features(), TABLE.labels());
        assertThatThrownBy(() -> new TribuoFormat().open(card, folder.resolve("absent")))
                .isInstanceOf(ModelBroken.class)
                .hasMessageStartingWith("The model's file cannot be read");
    }

    @Test
    void callsAFileBrokenThatFitsAnotherCard() {
        List<Feature> fewer = TABLE.features().subList(1, 5);
        assertThatThrownBy(() -> open(FILE, fewer, TABLE.labels()))
                .isInstanceOf(ModelBroken.class)
                .hasMessageContaining("but the card's features make [children, y");
        assertThatThrownBy(() -> open(FILE, TABLE.features(), List.of("no", "yes", "maybe")))
                .isInstanceOf(ModelBroken.class)
                .hasMessage("The trees know the labels [no, yes], " + "but the card names [no, yes, maybe]");
        assertThatThrownBy(() -> open(FILE, TABLE.features(), List.of("yes", "no")))
                .isInstanceOf(ModelBroken.class);
    }

    @Test
    void callsAFileBrokenWhoseTreesGoRoundInACircle() throws InvalidProtocolBufferException {
        ModelProto whole = ModelProto.parseFrom(FILE);
        var ensemble = whole.getSerializedData().unpack(WeightedEnsembleModelProto.class).toBuilder();
        var tree = ensemble.getModels(0).getSerializedData().unpack(TreeModelProto.class).toBuilder();
        var root = tree.getNodes(0).getSerializedData().unpack(SplitNodeProto.class).toBuilder();
        tree.getNodesBuilder(0)
                .setSerializedData(Any.pack(root.setGreaterThanIdx(0).build()));
        ensemble.getModelsBuilder(0).setSerializedData(Any.pack(tree.build()));
        byte[] circle = whole.toBuilder()
                .setSerializedData(Any.pack(ensemble.build()))
                .build()
                .toByteArray();
        assertBroken(circle, "A tree of the file goes on to node 0, which does not lie below");
    }

    private void assertBroken(byte[] file, String message) {
        assertThatThrownBy(() -> open(file, TABLE.features(), TABLE.labels()))
                .isInstanceOf(ModelBroken.class)
                .hasMessage(message);
    }

    private Predictor open(byte[] bytes, List<Feature> features, List<String> labels) throws IOException {
        Path file = Files.write(folder.resolve("model.tribuo"), bytes);
        return new TribuoFormat().open(Cards.card("chessboard", "1", features, labels), file);
    }

    private static float[] tribuos(Model<Label> model, Rows rows, int row) {
        var columns = new Columns(TABLE.features());
        double[] values = new double[columns.count()];
        columns.read(rows, row, values);
        Prediction<Label> prediction = model.predict(
                new ArrayExample<>(new Label("any"), columns.names().toArray(String[]::new), values));
        List<String> labels = Columns.labels(TABLE.labels());
        return new float[] {score(prediction, labels.get(0)), score(prediction, labels.get(1))};
    }

    private static float score(Prediction<Label> prediction, String label) {
        return (float) prediction.getOutputScores().get(label).getScore();
    }
}
