package dev.attest.retrieval.lucene;

import java.nio.file.Path;

/** Another process, or another part of this one, has the index folder open. */
public final class IndexHeld extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IndexHeld(Path directory, Throwable cause) {
        super("The index in " + directory + " is open elsewhere; stop the process that uses it", cause);
    }
}
