package dev.attest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the sample documents that come with the project. */
final class Samples {

    private static final Path BELOW_HOME = Path.of("ingest", "samples");

    private Samples() {}

    /**
     * The samples of the installation the launcher named, else of the one this jar or the working folder lies in.
     *
     * @throws InputUnusable when there are none
     */
    static Path find(Surroundings surroundings) {
        Optional<String> home = Optional.ofNullable(System.getProperty("attest.home"))
                .or(() -> surroundings.variable(Surroundings.HOME));
        if (home.isPresent()) {
            Path samples = Path.of(home.get()).resolve(BELOW_HOME);
            if (!Files.isDirectory(samples)) {
                throw new InputUnusable(
                        "There are no samples in %s; set ATTEST_HOME to the project's folder.".formatted(samples));
            }
            return samples;
        }
        String jar = System.getProperty("java.class.path", "").split(System.getProperty("path.separator", ":"), 2)[0];
        return above(List.of(Path.of(jar), Path.of("")))
                .orElseThrow(() -> new InputUnusable(
                        "The folder ingest/samples was not found; set ATTEST_HOME to the project's folder."));
    }

    static Optional<Path> above(List<Path> starts) {
        for (Path start : starts) {
            for (@Nullable Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
                Path samples = folder.resolve(BELOW_HOME);
                if (Files.isDirectory(samples)) {
                    return Optional.of(samples);
                }
            }
        }
        return Optional.empty();
    }
}
