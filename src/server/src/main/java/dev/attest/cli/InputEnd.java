package dev.attest.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The end of a stream, which comes when whoever writes into it has ended, in whatever way. */
final class InputEnd {

    private InputEnd() {}

    /** Reads, on a thread that keeps no process alive, what nobody wants, and does this after it. */
    static void of(InputStream input, Runnable then) {
        Thread reading = new Thread(() -> read(input, then), "attest-input");
        reading.setDaemon(true);
        reading.start();
    }

    private static void read(InputStream input, Runnable then) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A stream that can no longer be read has ended as well.
        }
        then.run();
    }
}
