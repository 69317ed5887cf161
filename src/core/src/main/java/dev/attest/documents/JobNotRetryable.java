package dev.attest.documents;

/** The job did not fail, or its document has a newer version. */
public final class JobNotRetryable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobNotRetryable(String message) {
        super(message);
    }
}
