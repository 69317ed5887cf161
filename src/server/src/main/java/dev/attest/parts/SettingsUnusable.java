package dev.attest.parts;

/** The variables do not make a configuration; the message is one sentence that names one of them and says what to do. */
public final class SettingsUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Variable variable;

    SettingsUnusable(Variable variable, String predicate) {
        super(variable.variable() + " " + predicate);
        this.variable = variable;
    }

    /** The variable the sentence begins with. */
    public Variable variable() {
        return variable;
    }

    /** Never null, unlike a throwable's message in general, and without any secret. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
