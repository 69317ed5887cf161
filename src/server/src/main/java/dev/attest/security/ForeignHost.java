package dev.attest.security;

/** The request is addressed to a name that is not this machine's. */
final class ForeignHost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignHost() {
        super("This server answers to localhost, 127.0.0.1 and [::1] only, until sign-in is configured");
    }
}
