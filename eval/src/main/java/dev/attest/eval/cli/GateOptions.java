package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.figures.GateSettings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a run must not fall short of. */
final class GateOptions {

    @Option(
            names = "--margin",
            paramLabel = "DROP",
            description = {
                "Greatest drop against the baseline that is put up with, when it is significant (default: ${DEFAULT-VALUE}):",
                "of shares as it stands, of other units as a share of the value before."
            })
    private double margin = GateSettings.DEFAULT.margin();

    @Option(
            names = "--floor",
            paramLabel = "SHARE",
            description = "Least coverage: share of the samples with a value (default: ${DEFAULT-VALUE}).")
    private double floor = GateSettings.DEFAULT.floor();

    @Option(
            names = "--guard",
            paramLabel = "METRIC",
            split = ",",
            description = "Metrics that both are asked of (default: those that matter most).")
    private List<String> guarded = new ArrayList<>();

    GateSettings settings() {
        try {
            return new GateSettings(guarded, margin, floor);
        } catch (IllegalArgumentException e) {
            throw new EvalFailure(e.getMessage() + " (--margin, --floor).");
        }
    }
}
