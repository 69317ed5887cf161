package dev.attest.cli;

import java.io.PrintStream;

/** A line for each finished file, for logs and pipes. */
record ProgressLines(PrintStream err) implements IngestProgress {

    @Override
    public void stage(String sourceKey, JobReply job) {
        // Stages come and go too fast to be worth lines.
    }

    @Override
    public void finished(IngestResult result) {
        err.printf("%-9s %s%n", result.outcome().text(), Console.line(result.sourceKey()));
    }

    @Override
    public void close() {
        err.flush();
    }
}
