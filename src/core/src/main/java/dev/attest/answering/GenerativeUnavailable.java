package dev.attest.answering;

/** A generative answer was asked for, but no language model is configured. */
public final class GenerativeUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GenerativeUnavailable() {
        super("No language model is configured; ask with mode auto or extractive");
    }
}
