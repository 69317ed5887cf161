package dev.attest.evaluation;

import java.util.UUID;

/** No evaluation of that id that the principal may see. */
public final class UnknownEvaluation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownEvaluation(UUID id) {
        super("There is no evaluation " + id);
    }
}
