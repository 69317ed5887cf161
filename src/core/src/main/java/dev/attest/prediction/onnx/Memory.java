package dev.attest.prediction.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Memory that Java and native code share, and the tensor that lies in it: nothing is copied, and both are used again for
 * every run with as many rows. Not thread-safe.
 */
final class Memory implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OnnxJavaType type;
    private final int width;
    private final boolean isList;
    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);
    private @Nullable OnnxTensor tensor;
    private int rows;

    /**
     * None yet.
     *
     * @param type of numbers or truth values, which have a fixed size
     * @param width how many of them a row has
     * @param isList whether the tensor has the shape [rows] instead of [rows, width]
     */
    Memory(OrtEnvironment environment, OnnxJavaType type, int width, boolean isList) {
        this.environment = environment;
        this.type = type;
        this.width = width;
        this.isList = isList;
    }

    /** A tensor of that many rows, in which the last run left what it left. */
    OnnxTensor tensor(int wanted) throws OrtException {
        OnnxTensor known = tensor;
        if (known != null && wanted == rows) {
            return known;
        }
        close();
        int size = Math.multiplyExact(wanted, width * type.size);
        if (bytes.capacity() < size) {
            // The next power of two: requests of ever other sizes shall not each claim memory of their own.
            int capacity = size > 1 << 30 ? size : Integer.highestOneBit(Math.max(size - 1, 1)) << 1;
            bytes = ByteBuffer.allocateDirect(capacity).order(ByteOrder.nativeOrder());
        }
        bytes.clear().limit(size);
        OnnxTensor made = create(isList ? new long[] {wanted} : new long[] {wanted, width});
        bytes.clear();
        rows = wanted;
        tensor = made;
        return made;
    }

    private OnnxTensor create(long[] shape) throws OrtException {
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape);
            case DOUBLE -> OnnxTensor.createTensor(environment, bytes.asDoubleBuffer(), shape);
            case INT64 -> OnnxTensor.createTensor(environment, bytes.asLongBuffer(), shape);
            case INT32 -> OnnxTensor.createTensor(environment, bytes.asIntBuffer(), shape);
            default -> OnnxTensor.createTensor(environment, bytes, shape, type);
        };
    }

    /** Whether a value can be written as what it is, but for rounding: a cast would make another of what is too great. */
    boolean holds(double value) {
        return switch (type) {
            case FLOAT -> Math.abs(value) <= Float.MAX_VALUE || !Double.isFinite(value);
            case INT64 -> value >= Long.MIN_VALUE && value < 0x1p63;
            case INT32 -> value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
            default -> true;
        };
    }

    /** Writes a value that it {@linkplain #holds holds}, counted over all rows. */
    void put(int index, double value) {
        switch (type) {
            case FLOAT -> bytes.putFloat(index * Float.BYTES, (float) value);
            case DOUBLE -> bytes.putDouble(index * Double.BYTES, value);
            case INT64 -> bytes.putLong(index * Long.BYTES, (long) value);
            case INT32 -> bytes.putInt(index * Integer.BYTES, (int) value);
            default -> bytes.put(index, (byte) (value == 0 ? 0 : 1));
        }
    }

    /** Reads a value of a tensor of floats or doubles, counted over all rows. */
    float get(int index) {
        return type == OnnxJavaType.FLOAT
                ? bytes.getFloat(index * Float.BYTES)
                : (float) bytes.getDouble(index * Double.BYTES);
    }

    @Override
    public void close() {
        if (tensor != null) {
            tensor.close();
            tensor = null;
        }
    }
}
