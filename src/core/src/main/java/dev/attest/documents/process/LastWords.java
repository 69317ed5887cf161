package dev.attest.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** Drains what a child says on standard error, so that it never waits for a reader, and keeps the end of it. */
final class LastWords {

    private static final int KEPT = 4096;

    private final byte[] kept = new byte[KEPT];
    private long written;
    private final Thread drain;

    LastWords(InputStream from, String name) {
        drain = new Thread(() -> drain(from), name);
        drain.setDaemon(true);
        drain.start();
    }

    private void drain(InputStream from) {
        byte[] piece = new byte[KEPT];
        try {
            for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                keep(piece, read);
            }
        } catch (IOException e) {
            // The stream is closed when the child is gone; what it said before is kept.
        }
    }

    private synchronized void keep(byte[] piece, int length) {
        for (int i = 0; i < length; i++) {
            kept[(int) (written++ % KEPT)] = piece[i];
        }
    }

    /** The end of all that was said; to be asked when the child has ended. */
    String text() throws InterruptedException {
        drain.join(1_000);
        synchronized (this) {
            int length = (int) Math.min(written, KEPT);
            byte[] last = new byte[length];
            for (int i = 0; i < length; i++) {
                last[i] = kept[(int) ((written - length + i) % KEPT)];
            }
            return new String(last, UTF_8).strip();
        }
    }
}
