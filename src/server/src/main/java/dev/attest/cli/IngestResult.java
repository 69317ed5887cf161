package dev.attest.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param pages how many it has; null when nobody said, and for formats without pages
 * @param reason why it is not in; when it is, what to know about it, mostly nothing
 */
record IngestResult(
        String file,
        String sourceKey,
        Outcome outcome,
        @Nullable Integer pages,
        String reason) {

    enum Outcome {
        READY,
        UNCHANGED,
        SKIPPED,
        REJECTED,
        FAILED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isIn() {
            return this == READY || this == UNCHANGED;
        }

        boolean isTrouble() {
            return this == REJECTED || this == FAILED;
        }
    }

    static IngestResult of(SourceFile file, Outcome outcome, String reason) {
        return of(file, outcome, null, reason);
    }

    /** What a job that has ended says. */
    static IngestResult of(SourceFile file, JobReply job) {
        if (job.state().equals("ready")) {
            return of(file, Outcome.READY, job.pages(), job.remark());
        }
        Problem problem = job.problem();
        return of(file, Outcome.FAILED, job.pages(), problem == null ? job.state() : problem.text());
    }

    static IngestResult of(SourceFile file, Outcome outcome, @Nullable Integer pages, String reason) {
        return new IngestResult(file.path().toString(), file.sourceKey(), outcome, pages, reason);
    }
}
