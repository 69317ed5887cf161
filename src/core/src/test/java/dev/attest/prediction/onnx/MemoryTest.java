package dev.attest.prediction.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {

    @ParameterizedTest
    @CsvSource({
        "INT32, 2147483647, true",
        "INT32, -2147483648, true",
        "INT32, 3e9, false",
        "INT32, -3e9, false",
        "INT64, 3e9, true",
        "INT64, 9007199254740991, true",
        "INT64, -9223372036854775808, true",
        "INT64, 1e19, false",
        "FLOAT, 3.4e38, true",
        "FLOAT, 1e39, false",
        "FLOAT, -1e39, false",
        "DOUBLE, 1e39, true",
    })
    void holdsNoNumberThatACastWouldChange(OnnxJavaType type, double value, boolean holds) {
        try (var memory = new Memory(OrtEnvironment.getEnvironment(), type, 1, false)) {
            assertThat(memory.holds(value)).isEqualTo(holds);
        }
    }
}
