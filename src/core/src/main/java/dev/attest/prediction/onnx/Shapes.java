package dev.attest.prediction.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tensors in words and plain numbers. */
final class Shapes {

    private Shapes() {}

    static List<Long> of(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }

    /** What a tensor of floats or doubles holds. */
    static double[] doubles(OnnxTensor tensor) {
        if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
            double[] values = new double[(int) tensor.getInfo().getNumElements()];
            tensor.getDoubleBuffer().get(values);
            return values;
        }
        float[] values = new float[(int) tensor.getInfo().getNumElements()];
        tensor.getFloatBuffer().get(values);
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** As in {@code input FLOAT [-1, 4]}. */
    static String shown(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo info
                ? node.getName() + " " + info.type + " " + Arrays.toString(info.getShape())
                : node.getName() + ", which is no tensor";
    }
}
