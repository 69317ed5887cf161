package dev.attest.prediction.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.attest.prediction.Examples;
import dev.attest.prediction.Feature;
import dev.attest.prediction.Rows;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The file that is served says what the model that was measured says. */
class LinearModelOnnxTest {

    @Test
    void numbersAlone() throws OrtException {
        servesWhatWasLearnt(Tables.flowers(150));
    }

    @Test
    void numbersAndCategories() throws OrtException {
        servesWhatWasLearnt(Tables.loans(300));
    }

    @Test
    void categoriesAlone() throws OrtException {
        double[] codes = new SplittableRandom(1).ints(90, 0, 3).asDoubleStream().toArray();
        List<Integer> answers =
                Arrays.stream(codes).mapToObj(code -> code > 0 ? 1 : 0).toList();
        var rows = new Rows(1, codes);
        servesWhatWasLearnt(
                new Examples(List.of(Tables.housing()), List.of("no", "yes"), rows, answers, "0".repeat(64)));
    }

    @Test
    void learnsWhatACategorySays() {
        Part loans = Tables.part(Tables.loans(500));
        Measured measured = Measured.of(LogisticRegression.learn(loans, 1), loans);
        assertThat(measured.accuracy()).isGreaterThan(.75);
    }

    @Test
    void saysNothingOfWhereItWasMade() {
        String file = new String(
                LogisticRegression.learn(Tables.part(Tables.flowers(60)), 1).file(), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("attest").doesNotContain("tribuo", "java", System.getProperty("os.name"));
    }

    private static void servesWhatWasLearnt(Examples examples) throws OrtException {
        LinearModel model = LogisticRegression.learn(Tables.part(examples), 1);
        Rows rows = random(examples.features(), 1_000);
        float[] expected = model.score(rows).probabilities();
        assertThat(served(model.file(), rows)).containsExactly(expected, within(1e-5f));
    }

    private static float[] served(byte[] file, Rows rows) throws OrtException {
        float[] inputs = new float[rows.values().length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) rows.values()[i];
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file);
                OnnxTensor input = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(inputs), new long[] {rows.count(), rows.width()});
                OrtSession.Result result = session.run(Map.of("input", input))) {
            var output = (OnnxTensor) result.get("probabilities").orElseThrow();
            float[] probabilities = new float[output.getFloatBuffer().remaining()];
            output.getFloatBuffer().get(probabilities);
            return probabilities;
        }
    }

    private static Rows random(List<Feature> features, int count) {
        var random = new SplittableRandom(9);
        double[] values = new double[count * features.size()];
        for (int i = 0; i < values.length; i++) {
            Feature feature = features.get(i % features.size());
            values[i] = switch (feature.kind()) {
                case CATEGORY -> random.nextInt(feature.values().size());
                case INTEGER -> random.nextInt(10);
                case NUMBER ->
                    feature.name().equals("income")
                            ? random.nextDouble() * 10_000 + 995_000
                            : random.nextDouble() * 20 - 5;
            };
        }
        return new Rows(features.size(), values);
    }
}
