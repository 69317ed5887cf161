package dev.attest.eval.cli;

import dev.attest.eval.Dataset;
import dev.attest.eval.datasets.DatasetFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The samples a command is about. */
final class DatasetOption {

    @Option(
            names = "--dataset",
            paramLabel = "FILE",
            description = "Samples in JSON Lines (default: ${DEFAULT-VALUE}).")
    private Path file = Home.resolve("eval", "datasets", "samples.jsonl");

    Dataset read() throws IOException {
        return DatasetFile.read(file);
    }
}
