package dev.attest.eval.models.langchain4j;

import dev.attest.eval.models.ModelFailed.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * One try that came to nothing. Neither its cause nor the server's words are kept: both may repeat the key or the prompt.
 */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean passing;
    private final transient Optional<Duration> retryAfter;

    private Fault(Reason reason, boolean passing, Optional<Duration> retryAfter, String predicate) {
        super(predicate);
        this.reason = reason;
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** Another try may fare better. */
    static Fault passing(Reason reason, String predicate) {
        return new Fault(reason, true, Optional.empty(), predicate);
    }

    /** The same, after the time for which the server wants to be left alone. */
    static Fault passing(Reason reason, Optional<Duration> retryAfter, String predicate) {
        return new Fault(reason, true, retryAfter, predicate);
    }

    /** No other try will. */
    static Fault lasting(Reason reason, String predicate) {
        return new Fault(reason, false, Optional.empty(), predicate);
    }

    Reason reason() {
        return reason;
    }

    boolean isPassing() {
        return passing;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** What became of the try, for people; the model is the subject. */
    String predicate() {
        return String.valueOf(getMessage());
    }
}
