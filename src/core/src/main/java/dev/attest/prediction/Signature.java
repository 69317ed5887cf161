package dev.attest.prediction;

import java.util.List;

/**
 * A model's tensors as the Open Inference Protocol describes them. The inputs are either one tensor of shape [-1, features]
 * or one of shape [-1, 1] for each feature, named after it and in the order of the card. The outputs are always two: the
 * labels as text, BYTES of shape [-1], then the probabilities, FP32 of shape [-1, labels].
 */
public record Signature(List<Tensor> inputs, List<Tensor> outputs) {

    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (inputs.isEmpty() || outputs.size() != 2) {
            throw new IllegalArgumentException("A model takes a tensor at least and gives two");
        }
    }

    /** For a model that names its tensors itself; a name that is missing is {@code label} or {@code probabilities}. */
    public static Signature of(List<Tensor> inputs, String label, String probabilities, int labels) {
        return new Signature(
                inputs,
                List.of(
                        new Tensor(label, Datatype.BYTES, List.of(-1L)),
                        new Tensor(probabilities, Datatype.FP32, List.of(-1L, (long) labels))));
    }

    /** @param shape -1 where it varies */
    public record Tensor(String name, Datatype datatype, List<Long> shape) {

        public Tensor {
            shape = List.copyOf(shape);
        }
    }

    /** Of the Open Inference Protocol, under its names. */
    public enum Datatype {
        BOOL,
        UINT8,
        UINT16,
        UINT32,
        UINT64,
        INT8,
        INT16,
        INT32,
        INT64,
        FP16,
        FP32,
        FP64,
        /** Text in UTF-8. */
        BYTES
    }
}
