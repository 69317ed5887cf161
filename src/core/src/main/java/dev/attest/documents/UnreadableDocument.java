package dev.attest.documents;

/** A file that was accepted but cannot become text; its message tells the uploader why and what to do. */
public final class UnreadableDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public UnreadableDocument(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The stable part of the failure, for programs. */
    public enum Reason {
        EMPTY,
        NO_TEXT,
        BROKEN,
        /** It needs a password. */
        ENCRYPTED,
        /** More text than {@link ParseLimits#characters()}. */
        TOO_MUCH_TEXT,
        /** It unpacks to more than {@link ParseLimits} allow, or its parts overlap. */
        ARCHIVE_BOMB,
        /** Nested deeper than {@link ParseLimits#nesting()}. */
        TOO_DEEP,
        /** Reading it took longer than a file may take. */
        TOO_SLOW,
        /** Reading it took more memory than a file may take. */
        TOO_MUCH_MEMORY,
        /** Reading it ended the process that read it. */
        PARSER_CRASHED
    }
}
