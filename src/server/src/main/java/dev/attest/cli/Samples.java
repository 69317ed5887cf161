package dev.attest.cli;

import java.nio.file.Path;

/** Finds the sample documents that come with the project. */
final class Samples {

    static final Path BELOW_HOME = Path.of("ingest", "samples");

    private Samples() {}

    /** @throws InputUnusable when there are none */
    static Path find(Surroundings surroundings) {
        return Installation.folder(surroundings, BELOW_HOME, "samples");
    }
}
