package dev.attest.eval.cli;

import java.nio.file.Path;

/** Finds files of the project from wherever the launcher was called. */
final class Home {

    private Home() {}

    /** A path below the folder that the launcher names, else below the working folder. */
    static Path resolve(String first, String... more) {
        return Path.of(System.getProperty("attest.home", "")).resolve(Path.of(first, more));
    }
}
