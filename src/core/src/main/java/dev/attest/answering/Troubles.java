package dev.attest.answering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells the operator why answers are degraded. Every question meets the same trouble, so each kind is told once a
 * minute; never with the words of a question or an answer.
 */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> told = new HashMap<>();

    Troubles(Clock clock) {
        this.clock = clock;
    }

    /** A language model that turns requests down waits for somebody to change a setting; others come back by themselves. */
    void ofModel(AnswerModelFailed e) {
        Level level = e.reason() == AnswerModelFailed.Reason.REJECTED ? Level.WARN : Level.INFO;
        LOG.atLevel(isDue(e.reason().name()) ? level : Level.DEBUG)
                .log("The language model wrote no whole answer ({}): {}", e.reason(), e.getMessage());
    }

    /** Without its message, which may hold the sentence. */
    void ofJudge(String judge, Throwable e) {
        LOG.atLevel(isDue(judge) ? Level.WARN : Level.DEBUG)
                .log(
                        "The judge {} failed with {}; sentences stay unmeasured",
                        judge,
                        e.getClass().getName());
    }

    private synchronized boolean isDue(String trouble) {
        Instant now = clock.instant();
        Instant last = told.get(trouble);
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            return false;
        }
        told.put(trouble, now);
        return true;
    }
}
