package dev.attest.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Reads what {@link FrameWriter} wrote, trusting nothing: no length makes it take more memory than the budget has bytes
 * left. Not thread-safe.
 */
final class FrameReader {

    /** The other side says more than it may. */
    static final class BudgetExceeded extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long budget;

    /** @param in is read in large pieces and needs no buffer of its own */
    FrameReader(InputStream in) {
        this.in = in;
    }

    /** Allows this many bytes from here on. */
    void allow(long bytes) {
        budget = bytes;
    }

    int readByte() throws IOException {
        spend(1);
        have(1);
        return buffer.get() & 0xFF;
    }

    int readNumber() throws IOException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = readByte();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                if (value < 0 || (shift == 28 && next > 7)) {
                    break;
                }
                return value;
            }
        }
        throw new ProtocolException("not a number");
    }

    float readFloat() throws IOException {
        spend(Float.BYTES);
        have(Float.BYTES);
        return buffer.getFloat();
    }

    double readDouble() throws IOException {
        spend(Double.BYTES);
        have(Double.BYTES);
        return buffer.getDouble();
    }

    float[] readFloats() throws IOException {
        float[] values = new float[readCount(Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readFloat();
        }
        return values;
    }

    byte[] readBytes() throws IOException {
        byte[] bytes = new byte[readCount(1)];
        spend(bytes.length);
        int at = Math.min(buffer.remaining(), bytes.length);
        buffer.get(bytes, 0, at);
        while (at < bytes.length) {
            // More at once would make the JVM take as much again outside the heap.
            at += received(in.read(bytes, at, Math.min(BUFFER, bytes.length - at)));
        }
        return bytes;
    }

    String readText() throws IOException {
        int encoding = readByte();
        return switch (encoding) {
            case FrameWriter.UTF8 -> new String(readBytes(), UTF_8);
            case FrameWriter.UTF16 ->
                ByteBuffer.wrap(readBytes()).asCharBuffer().toString();
            default -> throw new ProtocolException("not an encoding: " + encoding);
        };
    }

    /** How many things follow, each of them at least so many bytes. */
    int readCount(int bytesEach) throws IOException {
        int count = readNumber();
        if ((long) count * bytesEach > budget) {
            throw new BudgetExceeded();
        }
        return count;
    }

    private void spend(long bytes) throws BudgetExceeded {
        if (bytes > budget) {
            throw new BudgetExceeded();
        }
        budget -= bytes;
    }

    private void have(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.compact();
        while (buffer.position() < bytes) {
            int read = in.read(buffer.array(), buffer.position(), buffer.remaining());
            buffer.position(buffer.position() + received(read));
        }
        buffer.flip();
    }

    private static int received(int read) throws EOFException {
        if (read < 0) {
            throw new EOFException("the stream ended");
        }
        return read;
    }
}
