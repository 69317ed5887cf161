package dev.attest.eval.targets;

import dev.attest.eval.EvalFailure;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether anybody is there, question after question. One question for which nobody was there is lost; when nobody was there
 * for so many in a row, nobody is, and the run ends before it loses the rest. Several threads may ask.
 */
final class Reach {

    static final int IN_A_ROW = 5;

    private final AtomicInteger missed = new AtomicInteger();

    /** Somebody answered, whatever was said. */
    void reached() {
        missed.set(0);
    }

    /** Nobody did; throws what ends the run, made of the message, when that is once too often. */
    void missed(String ending) {
        if (missed.incrementAndGet() >= IN_A_ROW) {
            throw new EvalFailure(ending);
        }
    }
}
