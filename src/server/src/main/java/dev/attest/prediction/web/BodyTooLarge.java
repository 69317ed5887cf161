package dev.attest.prediction.web;

/** A body is larger than the rows of one request may be. */
final class BodyTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(int mostBytes) {
        super("The rows of one request may have " + mostBytes + " bytes; send them in several requests");
    }
}
