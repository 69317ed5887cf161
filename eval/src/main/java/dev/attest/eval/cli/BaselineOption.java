package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.reports.Report;
import dev.attest.eval.runs.Plan;
import dev.attest.eval.runs.Runs;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run is held against. */
final class BaselineOption {

    private static final String NONE = "none";
    private static final String LAST = "last";

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            description = {
                "An earlier run to compare with: its folder, its report.json, or \"last\" for the newest finished one",
                "on the same samples (default: ${DEFAULT-VALUE})."
            })
    private String baseline = NONE;

    @Option(
            names = "--require-baseline",
            negatable = true,
            fallbackValue = "true",
            description = {
                "Whether to run at all when the earlier run cannot be read or has no sample in common",
                "(default: not when it is named, but with \"last\")."
            })
    private @Nullable Boolean required;

    /**
     * The earlier run; looked for before anything is asked.
     *
     * @param err is told when a run goes without one
     * @throws EvalFailure when it is required, and cannot be compared with
     */
    Optional<Report> among(Runs runs, Plan plan, PrintStream err) {
        if (baseline.equals(NONE)) {
            return Optional.empty();
        }
        try {
            Optional<Report> found = runs.baseline(baseline, plan);
            if (found.isEmpty() && Boolean.TRUE.equals(required)) {
                throw new EvalFailure("there is no earlier run on the same samples; leave --require-baseline out.");
            }
            return found;
        } catch (EvalFailure e) {
            if (isRequired()) {
                throw e;
            }
            err.println("attest: without a comparison, since " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isRequired() {
        return Objects.requireNonNullElse(required, !baseline.equals(LAST));
    }
}
