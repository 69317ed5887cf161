package dev.attest.evaluation;

/** How an evaluation stands. */
public enum EvaluationState {
    QUEUED,
    RUNNING,
    /** It has a report, and its gate passed. */
    PASSED,
    /** It has a report, and its gate failed. */
    GATE_FAILED,
    /** It could not be run. */
    FAILED,
    CANCELLED;

    /** Whether nothing more will happen to it. */
    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }

    /** Whether it ended with a report. */
    public boolean reported() {
        return this == PASSED || this == GATE_FAILED;
    }
}
