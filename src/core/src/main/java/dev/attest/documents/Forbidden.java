package dev.attest.documents;

/** The principal may see the thing but not do this to it. */
public final class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Forbidden(String message) {
        super(message);
    }
}
