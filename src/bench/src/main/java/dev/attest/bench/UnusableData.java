package dev.attest.bench;

import java.nio.file.Path;

/** A data folder that cannot be measured with; the message is for the person who named it. */
public final class UnusableData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong, and what to do about it. */
    public UnusableData(Path where, String problem) {
        super(where + " " + problem);
    }
}
