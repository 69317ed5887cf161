package dev.attest.eval.runs;

import dev.attest.eval.Exchange;
import dev.attest.eval.figures.ScoredSample;

/** Scores an exchange by all metrics, and by what trivial judges would have said. Several threads may score at once. */
@FunctionalInterface
public interface Scorer {

    /** All scores; blocks while judges think. */
    ScoredSample score(Exchange exchange);
}
