package dev.attest.services;

import org.opentest4j.TestAbortedException;

/** What becomes of a test whose real server is not to be had: skipped for a developer, failed where everything is built. */
final class Missing {

    private Missing() {}

    /** Never returns normally, only declares a type so that callers can throw what comes back. */
    static RuntimeException service(String service, String advice, Throwable cause) {
        String message = "No real " + service + " for this test: " + advice;
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(message, cause);
        }
        System.err.println("[attest] SKIPPED: " + message + " (" + cause.getMessage() + ")");
        throw new TestAbortedException(message, cause);
    }
}
