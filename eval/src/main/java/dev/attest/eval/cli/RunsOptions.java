package dev.attest.eval.cli;

import dev.attest.eval.reports.Report;
import dev.attest.eval.runs.Plan;
import dev.attest.eval.runs.Runs;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where runs are kept, and what a run is held against. */
final class RunsOptions {

    private static final String NONE = "none";

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = {
                "Where runs are kept, each in a folder of its own (default: ${DEFAULT-VALUE}).",
                "A run that was broken off is gone on with by the same command."
            })
    private Path folder = Path.of("attest-evaluations");

    @Option(names = "--fresh", description = "Begin anew, even when the same run was broken off.")
    private boolean fresh;

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            description = {
                "An earlier run to compare with: its folder, its report.json, or \"last\" for the newest finished one",
                "on the same samples (default: ${DEFAULT-VALUE})."
            })
    private String baseline = NONE;

    Path folder() {
        return folder;
    }

    Runs runs() {
        return new Runs(folder);
    }

    boolean fresh() {
        return fresh;
    }

    Optional<Report> baseline(Plan plan) {
        return baseline.equals(NONE) ? Optional.empty() : runs().baseline(baseline, plan);
    }
}
