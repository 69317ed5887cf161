package dev.attest.eval.calibration;

import dev.attest.eval.ClaimVerdict.Label;

/** Texts of others on one line of a terminal. */
final class Words {

    private static final int MOST = 160;

    private Words() {}

    /** On one line without control characters, cut where it is long. */
    static String cut(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST - 1)) + "…";
    }

    static String of(Label label) {
        return switch (label) {
            case SUPPORTED -> "supported";
            case CONTRADICTED -> "contradicted";
            case NOT_FOUND -> "not found";
            case UNCERTAIN -> "uncertain";
        };
    }
}
