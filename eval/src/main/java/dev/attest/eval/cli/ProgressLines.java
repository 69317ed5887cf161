package dev.attest.eval.cli;

import dev.attest.eval.runs.Progress;
import java.io.PrintStream;

/** A line at every tenth of a stage, for logs. */
final class ProgressLines implements Progress {

    private static final int LINES = 10;

    private final PrintStream err;

    ProgressLines(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void at(Stage stage, int done, int of) {
        boolean next = done > 0 && (long) done * LINES / of > (done - 1L) * LINES / of;
        if (done == of || next) {
            err.printf("%d of %d %s%n", done, of, stage.counted());
        }
    }

    @Override
    public synchronized void note(String sentence) {
        err.println("attest: " + sentence);
    }
}
