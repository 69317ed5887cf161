package dev.attest.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data}, falling back to the variable and then to a folder here. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Data folder (default: $$ATTEST_DATA, else ./attest-data).")
    @Nullable Path given;

    Path folder(Surroundings surroundings) {
        if (given != null) {
            return given;
        }
        return surroundings.variable(Surroundings.DATA).map(Path::of).orElse(Surroundings.DEFAULT_DATA);
    }
}
