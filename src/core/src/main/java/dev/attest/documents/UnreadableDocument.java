package dev.attest.documents;

import java.util.Optional;

/** A file that was accepted but cannot become text; its message tells the uploader why and what to do. */
public final class UnreadableDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Optional<PageCounts> pages;

    public UnreadableDocument(Reason reason, String message) {
        this(reason, message, Optional.empty());
    }

    /** @param pages of a file whose pages could be counted though they could not be read */
    public UnreadableDocument(Reason reason, String message, Optional<PageCounts> pages) {
        super(message);
        this.reason = reason;
        this.pages = pages;
    }

    public Reason reason() {
        return reason;
    }

    public Optional<PageCounts> pages() {
        return pages;
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
        /** Reading it ended the process that read it, and then a second one. */
        PARSER_CRASHED
    }
}
