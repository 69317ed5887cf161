package dev.attest.ledger.jdbc;

/** The ledger's database cannot be opened; the message is one sentence that names the server and the reason. */
public final class LedgerUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerUnreachable(String message, Throwable cause) {
        super(message, cause);
    }

    LedgerUnreachable(String message) {
        super(message);
    }
}
