package dev.attest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds folders that come with the project. */
final class Installation {

    private Installation() {}

    /**
     * A folder of the installation the launcher named, else of the one this jar or the working folder lies in.
     *
     * @param below where it lies in the project
     * @param what is in it, for whoever has it not
     * @throws InputUnusable when there is none
     */
    static Path folder(Surroundings surroundings, Path below, String what) {
        Optional<String> home = Optional.ofNullable(System.getProperty("attest.home"))
                .or(() -> surroundings.variable(Surroundings.HOME));
        if (home.isPresent()) {
            Path folder = Path.of(home.get()).resolve(below);
            if (!Files.isDirectory(folder)) {
                throw new InputUnusable(
                        "There are no %s in %s; set ATTEST_HOME to the project's folder.".formatted(what, folder));
            }
            return folder;
        }
        String jar = System.getProperty("java.class.path", "").split(System.getProperty("path.separator", ":"), 2)[0];
        return above(List.of(Path.of(jar), Path.of("")), below)
                .orElseThrow(() -> new InputUnusable(
                        "The folder %s was not found; set ATTEST_HOME to the project's folder.".formatted(below)));
    }

    static Optional<Path> above(List<Path> starts, Path below) {
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
