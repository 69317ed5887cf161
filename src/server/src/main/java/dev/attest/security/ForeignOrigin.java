package dev.attest.security;

/** A page of another site sent the request. */
final class ForeignOrigin extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignOrigin() {
        super("Pages of other sites may not use this server");
    }
}
