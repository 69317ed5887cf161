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
        BROKEN
    }
}
