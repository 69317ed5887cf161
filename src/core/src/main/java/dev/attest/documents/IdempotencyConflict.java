package dev.attest.documents;

/** The idempotency key was used for another upload. */
public final class IdempotencyConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IdempotencyConflict(String key) {
        super("The Idempotency-Key '" + key + "' was already used for another upload");
    }
}
