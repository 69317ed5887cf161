package dev.attest.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs {@link ScriptedEval} where the eval command line would be. */
public final class ScriptedCommand implements EvaluationCommand {

    private static final List<String> SCRIPTS = List.of("pass", "fail", "unable", "break", "silent", "stay");

    /** Writes a dataset for each script, by its name. */
    public static Path datasets(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String script : SCRIPTS) {
            Files.writeString(folder.resolve(script + ".jsonl"), script);
        }
        return folder;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public List<String> line(Run run) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                ScriptedEval.class.getName()));
        line.addAll(run.arguments());
        return line;
    }
}
