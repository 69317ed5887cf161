package dev.attest.eval.runs;

import dev.attest.eval.Exchange;
import dev.attest.eval.Score;
import dev.attest.eval.figures.ScoredSample;
import java.util.Map;

/** One line of {@code scores.jsonl}. */
record SampleScores(String sampleId, Map<String, Score> scores, Map<String, Map<String, Score>> trivial) {

    static SampleScores of(ScoredSample scored) {
        return new SampleScores(scored.exchange().sample().id(), scored.scores(), scored.trivial());
    }

    ScoredSample of(Exchange exchange) {
        return new ScoredSample(exchange, scores, trivial);
    }
}
