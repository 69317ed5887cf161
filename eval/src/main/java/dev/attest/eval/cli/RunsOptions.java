package dev.attest.eval.cli;

import dev.attest.eval.runs.Runs;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs are kept. */
final class RunsOptions {

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = {
                "Where runs are kept, each in a folder of its own (default: ${DEFAULT-VALUE}).",
                "A run that was broken off is gone on with by the same command within twelve hours.",
                "What models say while they judge is kept beside its results, in judge-calls.jsonl, so that they are",
                "not asked again then; --record keeps it for other runs too."
            })
    private Path folder = Path.of("attest-evaluations");

    @Option(names = "--fresh", description = "Begin anew, even when the same run was broken off.")
    private boolean fresh;

    Path folder() {
        return folder;
    }

    Runs runs() {
        return new Runs(folder);
    }

    boolean fresh() {
        return fresh;
    }
}
