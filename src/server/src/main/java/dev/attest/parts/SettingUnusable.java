package dev.attest.parts;

/** A variable that switches no part on holds what cannot be; the message is one sentence that says what to do. */
public final class SettingUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * The mistake.
     *
     * @param variable its name in the environment
     * @param predicate completes the sentence
     */
    public SettingUnusable(String variable, String predicate) {
        super(variable + " " + predicate);
    }

    /** Never null, unlike a throwable's message in general. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
