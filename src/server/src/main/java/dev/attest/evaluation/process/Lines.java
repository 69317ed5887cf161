package dev.attest.evaluation.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a child prints, on a thread of its own, to the end: a child whose output nobody reads stops. */
final class Lines {

    /** Of a longer line only the beginning is told. */
    static final int LONGEST = 8_192;

    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);

    private Lines() {}

    static Thread read(InputStream printed, String name, Consumer<String> told) {
        var thread = new Thread(() -> tell(printed, told), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void tell(InputStream printed, Consumer<String> told) {
        try (var characters = new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            int character;
            while ((character = characters.read()) >= 0) {
                if (character == '\n') {
                    told.accept(line.toString().strip());
                    line.setLength(0);
                } else if (line.length() < LONGEST) {
                    line.append((char) character);
                }
            }
            told.accept(line.toString().strip());
        } catch (IOException e) {
            LOG.debug("A child's output ended", e);
        }
    }
}
