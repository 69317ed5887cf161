package dev.attest.evaluation;

/** An evaluation has no report, not yet or not any more. */
public final class NoReport extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoReport(String why) {
        super(why);
    }
}
