package dev.attest.cli;

/** The server cannot listen where it was told to. */
final class PortUnavailable extends ExpectedFailure {
    private static final long serialVersionUID = 1L;

    PortUnavailable(String sentence) {
        super(sentence);
    }

    PortUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
