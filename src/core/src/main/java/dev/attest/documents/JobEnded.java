package dev.attest.documents;

/** Someone ended the job while it was being worked on. */
public final class JobEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobEnded(String id) {
        super("Job " + id + " has ended");
    }
}
