package dev.attest.parts;

/** A part the server cannot do without is set but not there; the message is one sentence that names its variable. */
public final class PartUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartUnreachable(String sentence) {
        super(sentence);
    }

    /** Never null, unlike a throwable's message in general, and without any secret. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
