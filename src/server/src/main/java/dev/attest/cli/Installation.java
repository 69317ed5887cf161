package dev.attest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds folders that come with the project. */
public final class Installation {

    static final Path MODELS = Path.of("models");

    private static final Path DATASETS = Path.of("eval", "datasets");
    private static final Path EVAL_JAR = Path.of("eval", "target", "attest-eval-0.1.0-SNAPSHOT-exec.jar");

    private Installation() {}

    /** The folder of classic models, which servers read and training writes into: as named, else as found; it may be missing. */
    static Path models(Surroundings surroundings) {
        return surroundings
                .variable(Surroundings.MODELS)
                .map(Path::of)
                .orElseGet(() -> foundModels(surroundings.environment()));
    }

    /** The folder of classic models when nobody named one. */
    static Path foundModels(Map<String, String> environment) {
        return home(environment)
                .map(home -> home.resolve(MODELS))
                .or(() -> above(starts(), MODELS))
                .orElse(MODELS);
    }

    /** Where the eval command line and its datasets are when nobody named them, as settings of the server. */
    static Map<String, String> foundEvaluation(Map<String, String> environment) {
        return evaluation(home(environment), starts());
    }

    /** The same, seen from these starts, the first of which is the server's jar. */
    public static Map<String, String> evaluation(Optional<Path> named, List<Path> starts) {
        Optional<Path> home = named.or(() -> above(starts, DATASETS).map(folder -> folder.resolve("../..")))
                .map(folder -> folder.toAbsolutePath().normalize());
        // In a container it lies beside the server's.
        Path beside = starts.get(0).toAbsolutePath().resolveSibling("attest-eval.jar");
        Map<String, String> found = new HashMap<>();
        found.put(
                "attest.evaluations.found.jars",
                home.map(folder -> folder.resolve(EVAL_JAR) + System.getProperty("path.separator"))
                                .orElse("")
                        + beside);
        home.ifPresent(folder -> {
            found.put("attest.evaluations.found.home", folder.toString());
            found.put(
                    "attest.evaluations.found.datasets",
                    folder.resolve(DATASETS).toString());
        });
        return found;
    }

    /**
     * A folder of the installation the launcher named, else of the one this jar or the working folder lies in.
     *
     * @param below where it lies in the project
     * @param what is in it, for whoever has it not
     * @throws InputUnusable when there is none
     */
    static Path folder(Surroundings surroundings, Path below, String what) {
        Optional<Path> home = home(surroundings.environment());
        if (home.isPresent()) {
            Path folder = home.get().resolve(below);
            if (!Files.isDirectory(folder)) {
                throw new InputUnusable(
                        "There are no %s in %s; set ATTEST_HOME to the project's folder.".formatted(what, folder));
            }
            return folder;
        }
        return above(starts(), below)
                .orElseThrow(() -> new InputUnusable(
                        "The folder %s was not found; set ATTEST_HOME to the project's folder.".formatted(below)));
    }

    private static Optional<Path> home(Map<String, String> environment) {
        return Optional.ofNullable(System.getProperty("attest.home"))
                .or(() -> Optional.ofNullable(environment.get(Surroundings.HOME)))
                .filter(home -> !home.isBlank())
                .map(Path::of);
    }

    /** This jar, and the working folder. */
    private static List<Path> starts() {
        String jar = System.getProperty("java.class.path", "").split(System.getProperty("path.separator", ":"), 2)[0];
        return List.of(Path.of(jar), Path.of(""));
    }

    /** The first folder of that place in a start, or in whatever lies above it. */
    public static Optional<Path> above(List<Path> starts, Path below) {
        for (Path start : starts) {
            for (@Nullable Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
                Path wanted = folder.resolve(below);
                if (Files.isDirectory(wanted)) {
                    return Optional.of(wanted);
                }
            }
        }
        return Optional.empty();
    }
}
