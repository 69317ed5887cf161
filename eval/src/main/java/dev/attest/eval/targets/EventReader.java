package dev.attest.eval.targets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads named events from a stream, by the rules for {@code text/event-stream} of the HTML standard (9.2.6). */
final class EventReader {

    private final BufferedReader lines;

    EventReader(BufferedReader lines) {
        this.lines = lines;
    }

    /** An event; several lines of data are joined by line feeds. */
    record Event(String name, String data) {}

    /**
     * The next event that has data; none at the end. An event that the end cuts off is no event.
     *
     * @throws UncheckedIOException when the stream breaks off
     */
    Optional<Event> next() {
        String name = "message";
        StringBuilder data = new StringBuilder();
        boolean any = false;
        for (String line = read(); line != null; line = read()) {
            if (line.isEmpty() && any) {
                return Optional.of(new Event(name, data.toString()));
            } else if (line.startsWith("event:")) {
                name = value(line);
            } else if (line.startsWith("data:")) {
                data.append(any ? "\n" : "").append(value(line));
                any = true;
            }
        }
        return Optional.empty();
    }

    private @Nullable String read() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
