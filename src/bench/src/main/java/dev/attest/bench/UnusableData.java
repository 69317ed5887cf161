package dev.attest.bench;

import java.nio.file.Path;

/** Data that can be neither measured with nor learnt from; the message is for the person who named it. */
public final class UnusableData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong with it as a whole, and what to do about it. */
    public UnusableData(String problem) {
        super(problem);
    }

    /** With what is wrong with a file or folder of it, and what to do about it. */
    public UnusableData(Path where, String problem) {
        super(where + " " + problem);
    }
}
