package dev.attest.retrieval;

/** The model takes no vector of a text though it takes others: asking again changes nothing. */
public final class TextRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence that names the server and what it did, and holds nothing of the text. */
    public TextRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
