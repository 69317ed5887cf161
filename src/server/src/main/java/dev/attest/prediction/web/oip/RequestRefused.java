package dev.attest.prediction.web.oip;

import dev.attest.prediction.Shown;

/** A request does not fit the protocol or the model; the message says which part, and what would. */
final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RequestRefused(String message) {
        super(message);
    }

    /** What the client wrote, quoted and cut. */
    static String quoted(String text) {
        return "'" + Shown.text(text) + "'";
    }
}
