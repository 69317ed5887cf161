package dev.attest.retrieval;

import dev.attest.documents.Span;
import dev.attest.retrieval.MultiVector.Sentence;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A multi-vector in bytes, big-endian: the version (1), the dimension of the passage and that of the tokens (2 each), how many
 * sentences and tokens there are; the passage's scale (4) and values; of each sentence its span and its tokens; the tokens' codes.
 * Counts and spans are in 7 bits a byte, the lowest first, as of Protocol Buffers; a span, of characters or of tokens, is the
 * distance from the start before it, and a length.
 */
final class MultiVectorFormat {

    static final int VERSION = 2;

    private static final int LONGEST_NUMBER = 5;

    private MultiVectorFormat() {}

    static byte[] write(MultiVector vector) {
        TokenCodes tokens = vector.tokens();
        int dimension = vector.passage().values().length;
        var buffer = ByteBuffer.allocate(1
                + 4
                + 2 * LONGEST_NUMBER * (1 + 2 * vector.sentences().size())
                + 4
                + dimension
                + tokens.codes().length);
        buffer.put((byte) VERSION).putShort((short) dimension).putShort((short) tokens.dimension());
        number(buffer, vector.sentences().size());
        number(buffer, tokens.size());
        quantized(buffer, vector.passage());
        var before = new Sentence(new Span(0, 0), 0, 1);
        for (Sentence sentence : vector.sentences()) {
            range(
                    buffer,
                    sentence.span().start() - before.span().start(),
                    sentence.span().length());
            range(buffer, sentence.from() - before.from(), sentence.to() - sentence.from());
            before = sentence;
        }
        buffer.put(tokens.codes());
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static void quantized(ByteBuffer buffer, QuantizedVector vector) {
        buffer.putFloat(vector.scale()).put(vector.values());
    }

    private static void range(ByteBuffer buffer, int distance, int length) {
        if (distance < 0) {
            throw new IllegalArgumentException("The sentences of a multi-vector are in order");
        }
        number(buffer, distance);
        number(buffer, length);
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
        List<Sentence> all = new ArrayList<>();
        int start = 0;
        int from = 0;
        for (int i = 0; i < sentences; i++) {
            start += number(buffer);
            var span = new Span(start, start + number(buffer));
            from += number(buffer);
            all.add(new Sentence(span, from, from + number(buffer)));
        }
        byte[] codes = bytes(buffer, (long) tokens * TokenCodes.bytes(tokenDimension));
        return new MultiVector(passage, all, new TokenCodes(tokenDimension, codes));
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
