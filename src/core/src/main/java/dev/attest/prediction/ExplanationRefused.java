package dev.attest.prediction;

/** What was asked for cannot be explained: the card does not say enough, or it would take too long. Nothing was evaluated. */
public final class ExplanationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExplanationRefused(String message) {
        super(message);
    }
}
