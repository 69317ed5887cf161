package dev.attest.answering;

/**
 * Attest declines to answer.
 *
 * @param detail one sentence for the person who asked
 */
public record Abstention(Reason reason, String detail) {

    /** Why. */
    public enum Reason {
        /** The documents the asker may read do not hold the answer. */
        NO_MATCH,
        /** They hold something near it, but no sentence of the answer was supported. */
        LOW_SUPPORT
    }
}
