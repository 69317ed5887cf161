package dev.attest.retrieval.lucene;

import dev.attest.retrieval.QuantizedVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;

/**
 * The vector of a whole passage as a doc value of its own, apart from all else there is of the passage: the numbers in 8 bits, then
 * their scale in 4 bytes.
 */
final class PassageField {

    static final String NAME = "passage";

    private PassageField() {}

    static void add(Document document, QuantizedVector passage) {
        byte[] bytes = ByteBuffer.allocate(passage.values().length + Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(passage.values())
                .putFloat(passage.scale())
                .array();
        document.add(new BinaryDocValuesField(NAME, new BytesRef(bytes)));
    }

    /** What {@link #add} wrote. */
    static QuantizedVector read(BytesRef bytes) {
        int scale = bytes.offset + bytes.length - Float.BYTES;
        return new QuantizedVector(Arrays.copyOfRange(bytes.bytes, bytes.offset, scale), scale(bytes));
    }

    /**
     * How near it is to a question, without a copy of it; NaN for one of another dimension.
     *
     * @param values room for a passage's numbers
     */
    static float cosine(BytesRef passage, QuantizedVector question, byte[] values) {
        if (passage.length != values.length + Float.BYTES) {
            return Float.NaN;
        }
        System.arraycopy(passage.bytes, passage.offset, values, 0, values.length);
        float cosine = scale(passage) * question.scale() * VectorUtil.dotProduct(values, question.values());
        return Math.max(-1, Math.min(1, cosine));
    }

    private static float scale(BytesRef passage) {
        return ByteBuffer.wrap(passage.bytes, passage.offset + passage.length - Float.BYTES, Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat();
    }
}
