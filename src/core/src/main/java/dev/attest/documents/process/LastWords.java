package dev.attest.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains what a child says on standard error, so that it never waits for a reader, keeps the end of it, and passes its
 * lines on to the log for those who want to know everything.
 */
final class LastWords {

    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
    private static final int KEPT = 4096;
    private static final int LONGEST_LINE = 1000;

    private final byte[] kept = new byte[KEPT];
    private long written;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final String name;
    private final Thread drain;

    LastWords(InputStream from, String name) {
        this.name = name;
        drain = new Thread(() -> drain(from), name);
        drain.setDaemon(true);
        drain.start();
    }

    private void drain(InputStream from) {
        byte[] piece = new byte[KEPT];
        try {
            for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                keep(piece, read);
                log(piece, read);
            }
        } catch (IOException e) {
            // The stream is closed when the child is gone; what it said before is kept.
        }
    }

    private void log(byte[] piece, int length) {
        for (int i = 0; i < length && LOG.isDebugEnabled(); i++) {
            if (piece[i] == '\n') {
                LOG.debug("{}: {}", name, line.toString(UTF_8));
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(piece[i]);
            }
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
