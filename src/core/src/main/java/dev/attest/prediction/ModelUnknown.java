package dev.attest.prediction;

/** There is no model of that name, or no such version of it. */
public final class ModelUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelUnknown(String message) {
        super(message);
    }
}
