package dev.attest.prediction.onnx;

import ai.onnxruntime.OnnxJavaType;
import java.util.List;

/**
 * The output a model's probabilities are read from.
 *
 * @param tensor its name in the graph that runs
 * @param name what the file calls it
 * @param type FLOAT or DOUBLE
 * @param isList whether it is of shape [rows]: one probability a row
 * @param columns of each label in the table; a single one is that of the second of two labels, the first gets the rest
 */
record OutputTable(String tensor, String name, OnnxJavaType type, boolean isList, List<Integer> columns) {

    OutputTable {
        columns = List.copyOf(columns);
    }

    boolean isOneOfTwo() {
        return columns.size() == 1;
    }

    int labels() {
        return Math.max(2, columns.size());
    }

    /** Reads some rows; true when every probability is a finite number. */
    boolean read(Memory memory, int rows, float[] into, int offset) {
        int width = columns.size();
        int at = offset;
        boolean finite = true;
        for (int row = 0; row < rows; row++) {
            if (width == 1) {
                float probability = memory.get(row);
                into[at++] = 1 - probability;
                into[at++] = probability;
                finite &= Float.isFinite(probability);
                continue;
            }
            for (int label = 0; label < width; label++) {
                float probability = memory.get(row * width + columns.get(label));
                into[at++] = probability;
                finite &= Float.isFinite(probability);
            }
        }
        return finite;
    }
}
