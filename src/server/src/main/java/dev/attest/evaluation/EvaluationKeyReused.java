package dev.attest.evaluation;

/** The idempotency key was used for another request. */
public final class EvaluationKeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EvaluationKeyReused(String key) {
        super("The Idempotency-Key '" + key + "' was already used for another evaluation");
    }
}
