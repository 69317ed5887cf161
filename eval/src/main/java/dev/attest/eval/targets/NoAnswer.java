package dev.attest.eval.targets;

/** One question got no answer; others may. */
class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
        super(message);
    }

    /** Nobody is there, at least now. */
    static final class Nobody extends NoAnswer {

        private static final long serialVersionUID = 1L;

        Nobody(String message) {
            super(message);
        }
    }

    /** What was asked for is there no more. */
    static final class Gone extends NoAnswer {

        private static final long serialVersionUID = 1L;

        Gone(String message) {
            super(message);
        }
    }
}
