package dev.attest.eval.models;

/** A model said nothing usable to one prompt; the message is for people and holds no secret. */
public final class ModelFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ModelFailed(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why there is nothing usable. */
    public enum Reason {
        /** The model declined. */
        REFUSED,
        /** The answer reached its most tokens, or the prompt is longer than the model reads. */
        CUT,
        /** It took longer than allowed. */
        TIMED_OUT,
        /** Too many calls, still after waiting. */
        BUSY,
        /** Nobody is there, the connection broke, or an error of the server. */
        UNREACHABLE,
        /** The server does not accept the request: a wrong key, an unknown model, a malformed call. No prompt will fare better. */
        REJECTED,
        /** A replay has no recording of it. */
        NOT_RECORDED
    }
}
