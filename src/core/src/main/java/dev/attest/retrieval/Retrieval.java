package dev.attest.retrieval;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found.
 *
 * @param passages best first
 * @param next what would follow them, up to {@value #COMPARED} places in all: not to answer from, but to tell how far the best stand out
 * @param corpusVersion the sequence each collection was read at, by name
 * @param degraded the parts that were missing; empty when all took part
 * @param plan how they were looked for; empty unless it was asked for
 */
public record Retrieval(
        List<Passage> passages,
        List<Passage> next,
        Map<String, Long> corpusVersion,
        List<String> degraded,
        Optional<Plan> plan) {

    /** Places that are filled whenever there are candidates for them. */
    public static final int COMPARED = 10;

    /** Among {@link #degraded} when passages were not compared closely with the question. */
    public static final String RERANKING = "reranking";

    public Retrieval {
        passages = List.copyOf(passages);
        next = List.copyOf(next);
        corpusVersion = Map.copyOf(corpusVersion);
        degraded = List.copyOf(degraded);
    }

    Retrieval explainedBy(Plan how) {
        return new Retrieval(passages, next, corpusVersion, degraded, Optional.of(how));
    }
}
