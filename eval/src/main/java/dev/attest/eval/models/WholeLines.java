package dev.attest.eval.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Adds lines to the end of a file, each whole or not at all. */
public final class WholeLines {

    private WholeLines() {}

    /** What was written of a line that fails, on a full disk say, is taken away again: the next would join it. */
    public static void append(SeekableByteChannel into, String line) throws IOException {
        long before = into.position();
        ByteBuffer bytes = UTF_8.encode(line + "\n");
        try {
            while (bytes.hasRemaining()) {
                into.write(bytes);
            }
        } catch (IOException e) {
            takeBack(into, before, e);
            throw e;
        }
    }

    /** Where the file cannot be cut, the next line at least overwrites. */
    private static void takeBack(SeekableByteChannel from, long end, IOException why) {
        try {
            from.position(end).truncate(end);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
