package dev.attest.prediction.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.attest.prediction.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings rows into the tensors a model takes. Not thread-safe. */
final class InputFeed implements AutoCloseable {

    private final OrtEnvironment environment;
    private final List<InputTensor> inputs;
    private final List<Memory> memories;
    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

    InputFeed(OrtEnvironment environment, List<InputTensor> inputs) {
        this.environment = environment;
        this.inputs = inputs;
        this.memories = inputs.stream()
                .map(input ->
                        new Memory(environment, input.type(), input.features().size(), input.isList()))
                .toList();
    }

    /**
     * The tensors that hold some rows, until the next call.
     *
     * @param from the first of the rows
     * @param to the one after the last
     * @param size how many rows the tensors have; the last row fills those that would be empty
     * @throws ValueTooGreat when a tensor cannot hold a value
     */
    Map<String, OnnxTensor> tensors(Rows rows, int from, int to, int size) throws OrtException {
        for (int i = 0; i < inputs.size(); i++) {
            InputTensor input = inputs.get(i);
            if (input.type() == OnnxJavaType.STRING) {
                words(input, rows, from, to, size);
            } else {
                tensors.put(input.name(), memories.get(i).tensor(size));
                numbers(memories.get(i), input, rows, from, to, size);
            }
        }
        return tensors;
    }

    private static void numbers(Memory memory, InputTensor input, Rows rows, int from, int to, int size) {
        int width = input.features().size();
        int index = 0;
        for (int row = from; row < from + size; row++) {
            int at = Math.min(row, to - 1) * rows.width() + input.first();
            for (int column = 0; column < width; column++) {
                double value = rows.values()[at + column];
                if (!memory.holds(value)) {
                    throw new ValueTooGreat(
                            Math.min(row, to - 1), input.features().get(column).name());
                }
                memory.put(index++, value);
            }
        }
    }

    /** Words are copied by native code anyway: nothing is gained by keeping the tensor. */
    private void words(InputTensor input, Rows rows, int from, int to, int size) throws OrtException {
        List<String> names = input.features().get(0).values();
        String[] words = new String[size];
        for (int row = 0; row < size; row++) {
            words[row] = names.get((int) rows.value(Math.min(from + row, to - 1), input.first()));
        }
        OnnxTensor made =
                OnnxTensor.createTensor(environment, words, input.isList() ? new long[] {size} : new long[] {size, 1});
        OnnxTensor before = tensors.put(input.name(), made);
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void close() {
        inputs.stream()
                .filter(input -> input.type() == OnnxJavaType.STRING)
                .map(input -> tensors.get(input.name()))
                .filter(Objects::nonNull)
                .forEach(OnnxTensor::close);
        memories.forEach(Memory::close);
    }
}
