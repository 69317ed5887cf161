package dev.attest.eval.cli;

import dev.attest.eval.runs.Progress;
import java.io.PrintStream;

/** Only what has to be known. */
final class ProgressNone implements Progress {

    private final PrintStream err;

    ProgressNone(PrintStream err) {
        this.err = err;
    }

    @Override
    public void at(Stage stage, int done, int of) {}

    @Override
    public void note(String sentence) {
        err.println("attest: " + sentence);
    }
}
