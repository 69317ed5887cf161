package dev.attest.prediction.web.oip;

/** A request does not fit the protocol or the model; the message says which part, and what would. */
final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 40;

    RequestRefused(String message) {
        super(message);
    }

    /** What the client wrote, quoted and cut. */
    static String quoted(String text) {
        return "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "'";
    }
}
