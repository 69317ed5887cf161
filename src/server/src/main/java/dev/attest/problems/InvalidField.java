package dev.attest.problems;

/** A field of a request breaks a rule that no annotation can state. */
public final class InvalidField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * The mistake.
     *
     * @param message completes "field …", such as {@code must not be blank}
     */
    public InvalidField(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
