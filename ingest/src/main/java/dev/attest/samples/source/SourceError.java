package dev.attest.samples.source;

import java.nio.file.Path;

/** A source that does not keep to the format. The message begins with {@code file:line: }, lines counted from 1. */
public final class SourceError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceError(Path file, int line, String fact) {
        super(file + ":" + line + ": " + fact);
    }
}
