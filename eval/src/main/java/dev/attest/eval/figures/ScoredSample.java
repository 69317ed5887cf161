package dev.attest.eval.figures;

import dev.attest.eval.Exchange;
import dev.attest.eval.Score;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One exchange with its scores.
 *
 * @param scores by metric, in the order of the run's metrics
 * @param trivial what trivial judges would have given, by judge and judged metric
 */
public record ScoredSample(Exchange exchange, Map<String, Score> scores, Map<String, Map<String, Score>> trivial) {

    public ScoredSample {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        trivial = Collections.unmodifiableMap(new LinkedHashMap<>(trivial));
    }
}
