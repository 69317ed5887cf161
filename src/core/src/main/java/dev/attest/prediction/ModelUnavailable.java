package dev.attest.prediction;

/** The model is known but not served now: broken, unloaded, or still being loaded. */
public final class ModelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelUnavailable(String message) {
        super(message);
    }
}
