package dev.attest.prediction.onnx;

import dev.attest.prediction.ModelBroken;
import java.nio.charset.StandardCharsets;

/**
 * Goes through the fields of one message in
 * <a href="https://protobuf.dev/programming-guides/encoding/">protobuf's wire format</a>, copying nothing. Groups, which
 * ONNX does not use, are refused.
 */
final class Wire {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int number;
    private int kind;
    private int fieldFrom;
    private int contentFrom;
    private long value;

    Wire(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Wire(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Moves on to the next field; false at the end. */
    boolean next() {
        if (at == end) {
            return false;
        }
        fieldFrom = at;
        long tag = varint();
        number = (int) (tag >>> 3);
        kind = (int) (tag & 7);
        if (number == 0 || tag >>> 32 != 0) {
            throw noModel();
        }
        contentFrom = at;
        switch (kind) {
            case VARINT -> value = varint();
            case EIGHT_BYTES -> skip(8);
            case FOUR_BYTES -> skip(4);
            case LENGTH -> {
                long length = varint();
                contentFrom = at;
                skip(length);
            }
            default -> throw noModel();
        }
        return true;
    }

    /** The field's number; 0 for one that is not of the wire type that is asked for. */
    int contained() {
        return kind == LENGTH ? number : 0;
    }

    /** Likewise, of a whole number. */
    int whole() {
        return kind == VARINT ? number : 0;
    }

    long value() {
        return value;
    }

    String text() {
        return new String(bytes, contentFrom, at - contentFrom, StandardCharsets.UTF_8);
    }

    /** The message, or the packed numbers, this field contains. */
    Wire inside() {
        return new Wire(bytes, contentFrom, at);
    }

    /** The next of packed whole numbers, where this is what a field contains; only before {@link #isAtEnd()}. */
    long packed() {
        return varint();
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** Where the field, with its tag, begins. */
    int from() {
        return fieldFrom;
    }

    /** Where it has ended. */
    int to() {
        return at;
    }

    private void skip(long length) {
        if (length < 0 || length > end - at) {
            throw noModel();
        }
        at += (int) length;
    }

    private long varint() {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == end) {
                throw noModel();
            }
            byte next = bytes[at++];
            result |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw noModel();
    }

    private static ModelBroken noModel() {
        return new ModelBroken("The file is no ONNX model, or was cut short: export it, or copy it, again");
    }
}
