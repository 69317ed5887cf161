package dev.attest.retrieval;

/** The server that holds an index cannot be used now; what it was asked to change may or may not have happened. */
public final class IndexUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence that names the server and what is wrong with it. */
    public IndexUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
