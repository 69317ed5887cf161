package dev.attest.prediction.tribuo;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear model as an ONNX graph: {@code input}, FP32 of shape [-1, features] with categories as codes, to {@code
 * probabilities}, FP32 of shape [-1, labels]. Scaling and one-hot encoding are part of the graph. Tribuo's own export knows
 * neither, and writes its provenance, with the time, into the file.
 */
final class LinearGraph {

    private static final long OPERATORS = 17;
    /** The file format that came with these operators. */
    private static final long FORMAT = 8;

    private static final long FLOAT = TensorProto.DataType.FLOAT_VALUE;

    private final LinearModel model;
    private final Columns columns;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("linear");

    LinearGraph(LinearModel model) {
        this.model = model;
        this.columns = model.columns();
    }

    byte[] bytes() {
        int features =
                IntStream.range(0, columns.count()).map(columns::feature).max().orElse(0) + 1;
        int labels = model.weights().length;
        graph.addInput(value("input", features)).addOutput(value("probabilities", labels));
        node("Gemm", "logits", List.of(prepared(), weights(labels), bias(labels)));
        node("Softmax", "probabilities", List.of("logits"), attribute("axis", 1));
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("attest")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private String prepared() {
        int categories = columns.count() - columns.numbers();
        if (categories == 0) {
            return scaled("input");
        }
        if (columns.numbers() == 0) {
            return chosen();
        }
        String numbers = gathered("numbers", 0, columns.numbers());
        return node("Concat", "columns", List.of(scaled(numbers), chosen()), attribute("axis", 1));
    }

    /** Subtracted and divided rather than folded into the weights, where large means would cost digits. */
    private String scaled(String numbers) {
        Scaling scaling = model.scaling();
        String centred = node("Sub", "centred", List.of(numbers, floats("means", scaling.means())));
        return node("Div", "scaled", List.of(centred, floats("deviations", scaling.deviations())));
    }

    /** 1 where a category has the column's value. */
    private String chosen() {
        int first = columns.numbers();
        float[] codes = new float[columns.count() - first];
        IntStream.range(0, codes.length).forEach(i -> codes[i] = columns.code(first + i));
        String categories = gathered("categories", first, columns.count());
        String equal = node("Equal", "equal", List.of(categories, floats("codes", codes)));
        return node("Cast", "chosen", List.of(equal), attribute("to", FLOAT));
    }

    private String gathered(String name, int from, int to) {
        TensorProto.Builder indexes = TensorProto.newBuilder()
                .setName(name + "Indexes")
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(to - from);
        IntStream.range(from, to).forEach(column -> indexes.addInt64Data(columns.feature(column)));
        graph.addInitializer(indexes);
        return node("Gather", name, List.of("input", indexes.getName()), attribute("axis", 1));
    }

    private String weights(int labels) {
        float[] byColumn = new float[columns.count() * labels];
        for (int i = 0; i < byColumn.length; i++) {
            byColumn[i] = model.weights()[i % labels][i / labels];
        }
        return floats("weights", byColumn, columns.count(), labels);
    }

    private String bias(int labels) {
        float[] bias = new float[labels];
        IntStream.range(0, labels).forEach(label -> bias[label] = model.weights()[label][columns.count()]);
        return floats("bias", bias);
    }

    private String floats(String name, float[] values) {
        return floats(name, values, values.length);
    }

    private String floats(String name, float[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (long length : shape) {
            tensor.addDims(length);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return name;
    }

    private String node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return output;
    }

    private static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static ValueInfoProto value(String name, int width) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType((int) FLOAT)
                                .setShape(shape)))
                .build();
    }
}
