package dev.attest.retrieval.langchain4j;

/** A server answered with success, but not with the vectors that were asked for. */
final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean aboutText;

    /** With what it did instead, to follow the server's name: "gave 1 vector for 2 texts". */
    Malformed(String message) {
        this(message, false);
    }

    private Malformed(String message, boolean aboutText) {
        super(message);
        this.aboutText = aboutText;
    }

    /** One vector among the others is none, as some models make of some texts. */
    static Malformed vector(String message) {
        return new Malformed(message, true);
    }

    /** Whether it may be a text the model cannot take, rather than the server. */
    boolean aboutText() {
        return aboutText;
    }
}
