package dev.attest.ledger;

/** The database of the ledger cannot be reached, or is too busy to be asked; asking again later may work. */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean away;

    /** For a database that is away. */
    public LedgerUnavailable(Throwable cause) {
        this(cause, true);
    }

    private LedgerUnavailable(Throwable cause, boolean away) {
        super("The ledger's database cannot be reached now", cause);
        this.away = away;
    }

    /** For a database that is there, but ended this piece of work: after its time, or in favour of others. */
    public static LedgerUnavailable busy(Throwable cause) {
        return new LedgerUnavailable(cause, false);
    }

    /** Whether nothing could have been done, so that the failure says nothing about what was asked for. */
    public boolean away() {
        return away;
    }
}
