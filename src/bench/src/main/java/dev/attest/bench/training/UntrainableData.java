package dev.attest.bench.training;

/** Examples that nothing can be learnt from. */
final class UntrainableData extends RuntimeException {

    private static final long serialVersionUID = 1;

    UntrainableData(String message) {
        super(message);
    }
}
