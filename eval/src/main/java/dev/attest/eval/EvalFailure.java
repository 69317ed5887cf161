package dev.attest.eval;

/** What keeps an evaluation from going on; the message is for the person who started it. */
public final class EvalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EvalFailure(String message) {
        super(message);
    }
}
