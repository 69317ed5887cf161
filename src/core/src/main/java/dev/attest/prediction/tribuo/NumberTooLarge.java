package dev.attest.prediction.tribuo;

/** A number of the table is beyond what an algorithm can take; the message names its feature, and says what to do. */
public final class NumberTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NumberTooLarge(String message) {
        super(message);
    }
}
