package dev.attest.bench.scale;

import dev.attest.bench.UnusableData;
import picocli.CommandLine.Option;

/** What is asked of every number of chunks. */
final class ScaleOptions {

    @Option(names = "--questions", paramLabel = "N", description = "Questions asked (default: ${DEFAULT-VALUE}).")
    int questions = 200;

    @Option(names = "--seed", paramLabel = "N", description = "Makes other chunks (default: ${DEFAULT-VALUE}).")
    long seed = 7;

    @Option(
            names = "--rebuild",
            description = "Also build the index again from the ledger, which takes half as long again.")
    boolean rebuild;

    void check() {
        if (questions < 1) {
            throw new UnusableData("--questions " + questions + " asks nothing; at least 1 is needed.");
        }
    }
}
