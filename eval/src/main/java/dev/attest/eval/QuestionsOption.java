package dev.attest.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The questions a command is about. */
final class QuestionsOption {

    @Option(
            names = "--questions",
            paramLabel = "FILE",
            description = "Questions in JSON Lines (default: ${DEFAULT-VALUE}).")
    private Path file = Home.resolve("eval", "datasets", "samples.jsonl");

    List<Sample> read() throws IOException {
        return QuestionFile.read(file);
    }
}
