package dev.attest.cli;

/** The server does not start with these variables, or without a part they name. */
final class StartRefused extends ExpectedFailure {
    private static final long serialVersionUID = 1L;

    StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
