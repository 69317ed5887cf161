package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Shapley values through ONNX Runtime, in its single precision, of a graph whose probabilities are linear. */
class ExplainedOnnxModelTest {

    private static final int FEATURES = 12;

    private final double[] weights =
            new Random(7).doubles(FEATURES, -0.01, 0.01).toArray();
    private final double[] baseline = new Random(8).doubles(FEATURES, -3, 3).toArray();

    @Test
    void areTheClosedFormToAMillionth() throws OrtException {
        double[] values = new Random(9).doubles(20L * FEATURES, -4, 4).toArray();
        ModelCard card = Cards.card(
                "linear",
                "1",
                IntStream.range(0, FEATURES)
                        .mapToObj(i -> Cards.number("x" + i, "cm", -4, 4, baseline[i]))
                        .toList(),
                List.of("no", "yes"));
        try (var predictor = new Linear(graph())) {
            List<Explanation> explanations = Objects.requireNonNull(new Explainer(1)
                    .explain(new ServedModel(card, predictor), new Rows(FEATURES, values))
                    .block());

            assertThat(explanations).hasSize(20).extracting(Explanation::label).contains(0, 1);
            for (int row = 0; row < 20; row++) {
                Explanation explanation = explanations.get(row);
                int sign = explanation.label() == 1 ? 1 : -1;
                for (int i = 0; i < FEATURES; i++) {
                    double closed = sign * weights[i] * (values[row * FEATURES + i] - baseline[i]);
                    assertThat(explanation.contributions().get(i)).isCloseTo(closed, within(1e-6));
                }
                double sum =
                        explanation.contributions().stream().mapToDouble(c -> c).sum();
                assertThat(explanation.base() + sum).isCloseTo(explanation.probability(), within(1e-9));
            }
        }
    }

    /** The second label's probability is 0.5 plus the weighted sum. */
    private byte[] graph() {
        var both = TensorProto.newBuilder()
                .setName("weights")
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addDims(FEATURES)
                .addDims(2);
        for (double weight : weights) {
            both.addFloatData((float) -weight).addFloatData((float) weight);
        }
        var halves = TensorProto.newBuilder()
                .setName("halves")
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addDims(2)
                .addFloatData(0.5f)
                .addFloatData(0.5f);
        var gemm = NodeProto.newBuilder()
                .setOpType("Gemm")
                .addAllInput(List.of("input", "weights", "halves"))
                .addOutput("probabilities");
        var graph = GraphProto.newBuilder()
                .setName("linear")
                .addInput(table("input", FEATURES))
                .addOutput(table("probabilities", 2))
                .addInitializer(both)
                .addInitializer(halves)
                .addNode(gemm);
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto table(String name, int columns) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns));
        var tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    /** Straight through the runtime, so that nothing of ours lies between. */
    private static final class Linear implements Predictor {

        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;

        Linear(byte[] graph) throws OrtException {
            this.session = environment.createSession(graph);
        }

        @Override
        public Signature signature() {
            return Signature.of(
                    List.of(new Signature.Tensor("input", Signature.Datatype.FP32, List.of(-1L, (long) FEATURES))),
                    "label",
                    "probabilities",
                    2);
        }

        @Override
        public Mono<Scores> predict(Rows rows) {
            return Mono.fromCallable(() -> {
                FloatBuffer input = FloatBuffer.allocate(rows.values().length);
                for (double value : rows.values()) {
                    input.put((float) value);
                }
                long[] shape = {rows.count(), rows.width()};
                try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input.flip(), shape);
                        OrtSession.Result result = session.run(Map.of("input", tensor))) {
                    float[] probabilities = new float[2 * rows.count()];
                    ((OnnxTensor) result.get(0)).getFloatBuffer().get(probabilities);
                    return new Scores(2, probabilities);
                }
            });
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
