package dev.attest.cli;

/** Nothing that speaks Attest's HTTP contract answers at the address. */
final class ServerUnreachable extends ExpectedFailure {
    private static final long serialVersionUID = 1L;

    ServerUnreachable(String sentence) {
        super(sentence);
    }

    ServerUnreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
