package dev.attest.retrieval.langchain4j;

/** ChromaDB understood a call and would not do it: not an outage, so trying again changes nothing. */
final class ChromaRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ChromaRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** What was asked about is not there, or no more. */
    boolean missing() {
        return status == 404;
    }

    /** It is there already, since another process was faster. */
    boolean conflict() {
        return status == 409;
    }

    /** A search named a chunk that is not there: of all errors of the server's own only that one is a refusal. */
    boolean unknownId() {
        return status == 500;
    }

    boolean badRequest() {
        return status == 400;
    }
}
