package dev.attest.documents.process;

import org.jspecify.annotations.Nullable;

/** No child process could be had, or it was ended, for a reason that is not the file's: the same file may be read later. */
public final class ParserUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ParserUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
