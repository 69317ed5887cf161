package dev.attest.evaluation;

/** A field of a request names what is not there. */
public final class EvaluationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * The mistake.
     *
     * @param message completes "field …"
     */
    public EvaluationRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    /** As clients know it. */
    public String field() {
        return field;
    }
}
