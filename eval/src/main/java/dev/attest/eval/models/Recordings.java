package dev.attest.eval.models;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.models.ModelSettings.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What models said to prompts, in JSON Lines, each under the hash of all that decided it. A recording made with a scripted
 * stub is synthetic and says so in its first line: {@code {"about":{"synthetic":true}}}. Several threads may use one.
 *
 * <p>Of two lines under one hash the later holds. What was recorded since opening is not asked again, so that equal prompts
 * of one run have one answer, and a replay comes to the same.
 */
public final class Recordings implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String IN_FOLDER = "calls.jsonl";
    private static final String SYNTHETIC =
            "{\"about\":{\"synthetic\":true,\"note\":\"made with a scripted stub; nothing follows about any model\"}}";

    private final Map<String, RecordedCall> before = new ConcurrentHashMap<>();
    private final Map<String, RecordedCall> fresh = new ConcurrentHashMap<>();
    private final RecordingFile file;
    private final Path path;
    private boolean synthetic;

    private Recordings(Path path, RecordingFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens a file, which need not exist, or a folder: all its {@code *.jsonl} are read in the order of their names, and
     * {@code calls.jsonl} is written.
     *
     * @throws EvalFailure when a line is no recorded call
     */
    public static Recordings open(Path fileOrFolder) throws IOException {
        boolean folder = Files.isDirectory(fileOrFolder);
        Path written = folder ? fileOrFolder.resolve(IN_FOLDER) : fileOrFolder;
        RecordingFile.Opened own = RecordingFile.open(written);
        var recordings = new Recordings(fileOrFolder, own.file());
        if (folder) {
            for (Path other : others(fileOrFolder, written)) {
                recordings.read(other, RecordingFile.open(other).lines());
            }
        }
        recordings.read(written, own.lines());
        return recordings;
    }

    /** The same for what a scripted stub says; a new file is labelled so. */
    public static Recordings openSynthetic(Path fileOrFolder) throws IOException {
        Recordings recordings = open(fileOrFolder);
        if (!recordings.synthetic) {
            if (!recordings.before.isEmpty()) {
                throw new EvalFailure(
                        "%s records real calls; a scripted stub's go into another file.".formatted(fileOrFolder));
            }
            recordings.file.append(SYNTHETIC);
            recordings.synthetic = true;
        }
        return recordings;
    }

    private static List<Path> others(Path folder, Path written) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl") && !file.equals(written))
                    .sorted()
                    .toList();
        }
    }

    /** Whether any of it was made with a scripted stub, so that nothing follows from it about a model. */
    public boolean synthetic() {
        return synthetic;
    }

    /** Names of the models whose calls were recorded, sorted. */
    public List<String> models() {
        return Stream.concat(before.values().stream(), fresh.values().stream())
                .map(RecordedCall::model)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The model, asked only for what is not recorded; what it says is. Time-outs and the like are recorded, and asked again
     * the next time the recording is opened. A rejected call ends the run and is not recorded.
     */
    public LanguageModel recording(LanguageModel model) {
        return new RecordingModel(model, this);
    }

    /** A model that says what is recorded, failures included, and asks nobody. */
    public LanguageModel replaying(String model) {
        return replaying(model, Structure.SCHEMA);
    }

    /** The same, of what was recorded of a server that was told the form of an answer in this way. */
    public LanguageModel replaying(String model, Structure structure) {
        return new ReplayingModel(model, structure, this);
    }

    Optional<RecordedCall> find(String key) {
        return Optional.ofNullable(fresh.get(key)).or(() -> Optional.ofNullable(before.get(key)));
    }

    /** But for what may have passed since the recording was opened. */
    Optional<RecordedCall> lasting(String key) {
        return Optional.ofNullable(fresh.get(key))
                .or(() -> Optional.ofNullable(before.get(key)).filter(call -> !call.isPassing()));
    }

    void add(RecordedCall call) {
        file.append(JSON.writeValueAsString(call));
        fresh.put(call.key(), call);
    }

    Path path() {
        return path;
    }

    private void read(Path from, String lines) {
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                read(line, "line %d of %s".formatted(number, from));
            }
        }
    }

    private void read(String line, String where) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.has("about")) {
                synthetic |= node.path("about").path("synthetic").asBoolean(false);
            } else {
                RecordedCall call = JSON.treeToValue(node, RecordedCall.class);
                before.put(call.key(), call);
            }
        } catch (JacksonException e) {
            throw new EvalFailure("%s is no recorded call: %s".formatted(where, e.getOriginalMessage()));
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
