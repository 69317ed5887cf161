package dev.attest.evaluation.process;

import dev.attest.evaluation.EvaluationCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The eval command line's jar, run by the JDK this server runs on. */
public final class JarCommand implements EvaluationCommand {

    /** Java 22 began to warn of libraries that are not in Java. */
    private static final int WARNS_OF_NATIVE_LIBRARIES = 22;

    private final List<Path> places;
    private final Optional<Path> home;

    /**
     * A jar that may yet come to be there.
     *
     * @param places where it may lie, the first one being preferred; never empty
     * @param home the folder Attest is installed in, below which the command finds what belongs to its datasets
     */
    public JarCommand(List<Path> places, Optional<Path> home) {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("The jar lies somewhere");
        }
        this.places = List.copyOf(places);
        this.home = home;
    }

    @Override
    public Optional<String> missing() {
        return Files.isRegularFile(jar())
                ? Optional.empty()
                : Optional.of("The eval command line is not at " + jar()
                        + "; run './attest eval --help' once, which builds it, or set ATTEST_EVAL_JAR to its jar");
    }

    private Path jar() {
        return places.stream().filter(Files::isRegularFile).findFirst().orElse(places.get(0));
    }

    @Override
    public List<String> line(Run run) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-XX:+ExitOnOutOfMemoryError");
        if (Runtime.version().feature() >= WARNS_OF_NATIVE_LIBRARIES) {
            line.add("--enable-native-access=ALL-UNNAMED");
        }
        home.ifPresent(folder -> line.add("-Dattest.home=" + folder));
        line.addAll(List.of("-jar", jar().toString()));
        line.addAll(run.arguments());
        return List.copyOf(line);
    }
}
