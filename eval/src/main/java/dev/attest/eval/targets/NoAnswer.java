package dev.attest.eval.targets;

/** One question got no answer; others may. */
final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
        super(message);
    }
}
