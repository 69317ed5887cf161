package dev.attest.eval.cli;

import dev.attest.eval.runs.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An object a line, for whoever started the run as a child. */
final class ProgressJson implements Progress {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;

    ProgressJson(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void at(Stage stage, int done, int of) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("stage", stage.name().toLowerCase(Locale.ROOT));
        line.put("done", done);
        line.put("of", of);
        print(line);
    }

    @Override
    public synchronized void note(String sentence) {
        print(Map.of("note", sentence));
    }

    /** The last line. */
    synchronized void finished(Path folder, boolean passed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("finished", true);
        line.put("folder", folder.toAbsolutePath().normalize().toString());
        line.put("gate", passed ? "passed" : "failed");
        print(line);
    }

    private void print(Map<String, Object> line) {
        out.println(JSON.writeValueAsString(line));
        out.flush();
    }
}
