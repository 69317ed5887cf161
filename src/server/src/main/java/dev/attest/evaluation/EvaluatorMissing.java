package dev.attest.evaluation;

/** The eval command line cannot be started. */
public final class EvaluatorMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EvaluatorMissing(String sentence) {
        super(sentence);
    }
}
