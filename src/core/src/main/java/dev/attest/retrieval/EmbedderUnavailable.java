package dev.attest.retrieval;

/** The server that embeds texts cannot be used now; asking again later may work. */
public final class EmbedderUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence that names the server and what is wrong with it. */
    public EmbedderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
