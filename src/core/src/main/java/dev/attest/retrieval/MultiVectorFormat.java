package dev.attest.retrieval;

import dev.attest.documents.Span;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A multi-vector in bytes, big-endian: the version (1), the dimension and that of the tokens (2 each), how many sentences
 * and tokens there are; the passage's scale (4) and values; of each sentence span, scale and values; the tokens' scale,
 * all their spans and all their values, unless there are none. Counts and spans are in 7 bits a byte, the lowest first, as
 * of Protocol Buffers; a span is the distance from the start before it, and a length.
 */
final class MultiVectorFormat {

    static final int VERSION = 1;

    private static final int LONGEST_NUMBER = 5;

    private MultiVectorFormat() {}

    static byte[] write(MultiVector vector) {
        PooledTokens tokens = vector.tokens();
        int dimension = vector.passage().values().length;
        int spans = vector.sentences().size() + tokens.size();
        var buffer = ByteBuffer.allocate(1
                + 4
                + 2 * LONGEST_NUMBER * (1 + spans)
                + 4
                + (1 + vector.sentences().size()) * (4 + dimension)
                + tokens.values().length);
        buffer.put((byte) VERSION).putShort((short) dimension).putShort((short) tokens.dimension());
        number(buffer, vector.sentences().size());
        number(buffer, tokens.size());
        quantized(buffer, vector.passage());
        int start = 0;
        for (SentenceVector sentence : vector.sentences()) {
            start = span(buffer, sentence.span(), start);
            quantized(buffer, sentence.vector());
        }
        tokens(buffer, tokens);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static void tokens(ByteBuffer buffer, PooledTokens tokens) {
        if (tokens.size() == 0) {
            return;
        }
        buffer.putFloat(tokens.scale());
        int start = 0;
        for (Span span : tokens.spans()) {
            start = span(buffer, span, start);
        }
        buffer.put(tokens.values());
    }

    private static void quantized(ByteBuffer buffer, QuantizedVector vector) {
        buffer.putFloat(vector.scale()).put(vector.values());
    }

    /** Returns the span's start. */
    private static int span(ByteBuffer buffer, Span span, int before) {
        if (span.start() < before) {
            throw new IllegalArgumentException("The spans of a multi-vector are in order: " + span);
        }
        number(buffer, span.start() - before);
        number(buffer, span.length());
        return span.start();
    }

    private static void number(ByteBuffer buffer, int number) {
        int rest = number;
        while (rest > 0x7F) {
            buffer.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        buffer.put((byte) rest);
    }

    static MultiVector read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            int version = buffer.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("A multi-vector of format " + version + ", expected " + VERSION);
            }
            MultiVector vector = body(buffer);
            if (buffer.hasRemaining()) {
                throw new IllegalArgumentException(
                        "A multi-vector of " + bytes.length + " bytes, " + buffer.remaining() + " too many");
            }
            return vector;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("A multi-vector of " + bytes.length + " bytes is not whole", e);
        }
    }

    private static MultiVector body(ByteBuffer buffer) {
        int dimension = buffer.getShort();
        int tokenDimension = buffer.getShort();
        int sentences = number(buffer);
        int tokens = number(buffer);
        QuantizedVector passage = quantized(buffer, dimension);
        List<SentenceVector> vectors = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < sentences; i++) {
            Span span = span(buffer, start);
            start = span.start();
            vectors.add(new SentenceVector(span, quantized(buffer, dimension)));
        }
        return new MultiVector(passage, vectors, tokens(buffer, tokens, tokenDimension));
    }

    private static PooledTokens tokens(ByteBuffer buffer, int tokens, int dimension) {
        if (tokens == 0) {
            return PooledTokens.NONE;
        }
        float scale = buffer.getFloat();
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < tokens; i++) {
            Span span = span(buffer, start);
            start = span.start();
            spans.add(span);
        }
        return new PooledTokens(dimension, scale, spans, bytes(buffer, (long) tokens * dimension));
    }

    private static QuantizedVector quantized(ByteBuffer buffer, int dimension) {
        float scale = buffer.getFloat();
        return new QuantizedVector(bytes(buffer, dimension), scale);
    }

    /** Never more than there are, whatever a damaged count says. */
    private static byte[] bytes(ByteBuffer buffer, long count) {
        if (count < 0 || count > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) count];
        buffer.get(bytes);
        return bytes;
    }

    private static Span span(ByteBuffer buffer, int before) {
        int start = before + number(buffer);
        return new Span(start, start + number(buffer));
    }

    private static int number(ByteBuffer buffer) {
        int number = 0;
        for (int shift = 0; shift < 7 * LONGEST_NUMBER; shift += 7) {
            byte next = buffer.get();
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("A count or span of a multi-vector is not a number");
    }
}
