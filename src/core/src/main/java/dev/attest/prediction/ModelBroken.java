package dev.attest.prediction;

/** A version's card or file cannot be used; the message says why, for whoever put it there. */
public final class ModelBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelBroken(String message) {
        super(message);
    }

    public ModelBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
