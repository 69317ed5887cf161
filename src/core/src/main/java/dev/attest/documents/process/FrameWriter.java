package dev.attest.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes values as {@link FrameReader} reads them. Not thread-safe. */
final class FrameWriter {

    static final byte UTF8 = 0;
    static final byte UTF16 = 1;

    /** As much as a pipe takes at once; larger writes make the JVM copy the whole array outside the heap first. */
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    /** @param out is written in large pieces and needs no buffer of its own */
    FrameWriter(OutputStream out) {
        this.out = out;
    }

    void writeByte(int value) throws IOException {
        room(1);
        buffer.put((byte) value);
    }

    /** A number from 0, in as few bytes as hold it. */
    void writeNumber(int value) throws IOException {
        room(5);
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            buffer.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        buffer.put((byte) rest);
    }

    void writeFloat(float value) throws IOException {
        room(Float.BYTES);
        buffer.putFloat(value);
    }

    void writeDouble(double value) throws IOException {
        room(Double.BYTES);
        buffer.putDouble(value);
    }

    void writeFloats(float[] values) throws IOException {
        writeNumber(values.length);
        for (float value : values) {
            writeFloat(value);
        }
    }

    void writeBytes(byte[] bytes) throws IOException {
        writeNumber(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            room(1);
            int length = Math.min(buffer.remaining(), bytes.length - at);
            buffer.put(bytes, at, length);
            at += length;
        }
    }

    /** Any string, also one that UTF-8 cannot hold: file names may contain half a surrogate pair. */
    void writeText(String text) throws IOException {
        boolean exact = isWellFormed(text);
        writeByte(exact ? UTF8 : UTF16);
        writeBytes(exact ? text.getBytes(UTF_8) : units(text));
    }

    /** By hand, because the charset refuses the halves as well. */
    private static byte[] units(String text) {
        ByteBuffer units = ByteBuffer.allocate(2 * text.length());
        units.asCharBuffer().put(text);
        return units.array();
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            drain();
        }
    }

    private void drain() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    void flush() throws IOException {
        drain();
        out.flush();
    }
}
