package dev.attest.documents;

/** The database of the ledger cannot be reached, or is too busy to be asked; asking again later may work. */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(Throwable cause) {
        super("The ledger's database cannot be reached now", cause);
    }
}
