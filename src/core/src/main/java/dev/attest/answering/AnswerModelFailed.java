package dev.attest.answering;

/** A model did not write an answer, or not to its end. */
public final class AnswerModelFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** With a sentence that names the model's server and what is wrong with it. */
    public AnswerModelFailed(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        /** Nobody answers, or with a server's failure. */
        UNREACHABLE,
        /** The model took too long to begin, or between two tokens. */
        TIMED_OUT,
        /** Too many requests, and waiting as long as it asked for was not possible. */
        RATE_LIMITED,
        /** The request was turned down: a wrong key, an unknown model, too long a prompt. */
        REJECTED,
        /** The model declined to answer. */
        REFUSED,
        /** Nothing was written. */
        EMPTY,
        /** The answer broke off after it had begun. */
        BROKEN_OFF,
        /** What came is no answer in the protocol. */
        UNREADABLE
    }
}
