package dev.attest.cli;

/** The connection broke, or timed out, in the middle of one exchange; others may still succeed. */
final class TransferBroken extends ExpectedFailure {
    private static final long serialVersionUID = 1L;

    TransferBroken(String sentence) {
        super(sentence);
    }

    TransferBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
