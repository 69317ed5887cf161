package dev.attest.evaluation.process;

import dev.attest.evaluation.Progress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a child says on its standard output: an object a line. Other lines are nobody's business. */
final class ChildProgress {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AtomicReference<Optional<Progress>> newest = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> folder = new AtomicReference<>(Optional.empty());

    void add(String line) {
        JsonNode told = object(line);
        if (told.path("finished").asBoolean(false)) {
            folder.set(Optional.of(told.path("folder").asString("")).filter(path -> !path.isBlank()));
        } else if (told.path("stage").isString()) {
            newest.set(progress(told));
        }
    }

    private static JsonNode object(String line) {
        try {
            return line.startsWith("{") ? JSON.readTree(line) : JSON.missingNode();
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static Optional<Progress> progress(JsonNode told) {
        String stage = told.path("stage").asString("").strip();
        if (stage.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Progress(
                stage.substring(0, Math.min(stage.length(), Progress.LONGEST_STAGE)),
                Math.max(0, told.path("done").asInt(0)),
                Math.max(0, told.path("of").asInt(0))));
    }

    /** The newest one that was not taken yet. */
    Optional<Progress> take() {
        return newest.getAndSet(Optional.empty());
    }

    /** Of the finished run; empty before its end. */
    Optional<String> folder() {
        return folder.get();
    }
}
