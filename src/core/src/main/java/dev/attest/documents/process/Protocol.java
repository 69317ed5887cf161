package dev.attest.documents.process;

import dev.attest.documents.UnreadableDocument.Reason;
import java.util.List;

/**
 * What parent and child say to each other: the child says {@link #READY} once; then the parent sends a name, a media type
 * and bytes, and the child answers with one of the other words and what belongs to it, for each file.
 */
final class Protocol {

    /** Begins every word, so that text that a library prints is not taken for an answer. */
    static final int MARK = 0xA7;

    static final int READY = 1;
    /** An extraction follows. */
    static final int READ = 2;
    /** A reason, a message for the uploader and, as far as they are known, counts of pages follow. */
    static final int UNREADABLE = 3;
    /** A description of an error that is not the file's follows. */
    static final int FAILED = 4;

    /** A reason is a place in this list: both sides run the same code. */
    static final List<Reason> REASONS = List.of(Reason.values());

    private Protocol() {}
}
