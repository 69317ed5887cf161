package dev.attest.bench;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Files with one JSON object a line. */
public final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonLines() {}

    /**
     * All lines, in order; unknown fields and empty lines are passed over.
     *
     * @throws UnusableData when the file is missing, or a line is not such an object
     */
    public static <T> List<T> read(Path file, Class<T> type) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableData(file, "does not exist; name a folder that holds it with --data.");
        }
        var read = new ArrayList<T>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank()) {
                read.add(parsed(file, number, line, type));
            }
        }
        return read;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new UnusableData(file, "is not UTF-8; save it as UTF-8.");
        }
    }

    private static <T> T parsed(Path file, int number, String line, Class<T> type) {
        try {
            return JSON.readValue(line, type);
        } catch (JacksonException e) {
            throw new UnusableData(file, "cannot be read at line " + number + ": " + e.getOriginalMessage());
        }
    }
}
