package dev.attest.retrieval.langchain4j;

/** A server answered with success, but not with the vectors that were asked for. */
final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what it did instead, to follow the server's name: "gave 1 vector for 2 texts". */
    Malformed(String message) {
        super(message);
    }
}
