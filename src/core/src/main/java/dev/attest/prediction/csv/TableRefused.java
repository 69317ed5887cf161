package dev.attest.prediction.csv;

/** Nothing can be learnt from a table as it is; the message says where the trouble is and what to do. */
public final class TableRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TableRefused(String message) {
        super(message);
    }

    TableRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
