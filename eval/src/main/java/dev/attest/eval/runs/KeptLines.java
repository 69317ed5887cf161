package dev.attest.eval.runs;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.models.WholeLines;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * Results in a file of JSON Lines, one a sample, each written in one go as soon as it is there. A process that is killed in
 * the middle of a line leaves a torn one, which is dropped when the file is opened again. The last line of a sample counts.
 */
final class KeptLines<T> implements AutoCloseable {

    private final FileChannel channel;
    private final Function<T, String> sampleId;
    private final Map<String, T> kept = new LinkedHashMap<>();

    /** Goes on at the end of a channel. */
    KeptLines(FileChannel channel, Function<T, String> sampleId) throws IOException {
        channel.position(channel.size());
        this.channel = channel;
        this.sampleId = sampleId;
    }

    /** What a file holds; an empty one where there was none. */
    static <T> KeptLines<T> open(Path file, Class<T> type, Function<T, String> sampleId) {
        try {
            String whole = Files.exists(file) ? whole(Files.readAllBytes(file)) : "";
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
            var lines = new KeptLines<>(channel, sampleId);
            for (String line : whole.lines().toList()) {
                lines.keep(RunJson.MAPPER.readValue(line, type));
            }
            return lines;
        } catch (IOException | JacksonException e) {
            throw new EvalFailure(
                    "%s cannot be gone on with (%s); start anew with --fresh.".formatted(file, e.getMessage()));
        }
    }

    /** All up to the last line end: the bytes behind it are the beginning of a line. */
    private static String whole(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    synchronized Optional<T> of(String id) {
        return Optional.ofNullable(kept.get(id));
    }

    /** Keeps a result; it stands in the file when this returns. */
    synchronized void add(T result) {
        try {
            WholeLines.append(channel, RunJson.MAPPER.writeValueAsString(result));
        } catch (IOException e) {
            throw new EvalFailure("results cannot be written: " + e.getMessage());
        }
        keep(result);
    }

    private synchronized void keep(T result) {
        kept.put(sampleId.apply(result), result);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // every line was written
        }
    }
}
