package dev.attest.cli;

/** The server understood the request and answered with a problem. */
final class RequestRefused extends ExpectedFailure {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status the HTTP status of the response */
    RequestRefused(Problem problem, int status) {
        super(problem.text());
        this.status = status;
    }

    int status() {
        return status;
    }
}
