package dev.attest.cli;

import java.util.Locale;

/**
 * What became of one file.
 *
 * @param reason why it is not in; empty when it is
 */
record IngestResult(String file, String sourceKey, Outcome outcome, String reason) {

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
        return new IngestResult(file.path().toString(), file.sourceKey(), outcome, reason);
    }
}
