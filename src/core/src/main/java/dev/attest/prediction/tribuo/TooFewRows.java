package dev.attest.prediction.tribuo;

/** A label is too rare to be learnt and measured as asked; the message says which, and what to do. */
public final class TooFewRows extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooFewRows(String message) {
        super(message);
    }
}
