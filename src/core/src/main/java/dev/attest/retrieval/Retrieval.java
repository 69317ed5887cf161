package dev.attest.retrieval;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found.
 *
 * @param passages best first
 * @param corpusVersion the sequence each collection was read at, by name
 * @param degraded the parts that were missing; empty when all took part
 * @param plan how they were looked for; empty unless it was asked for
 */
public record Retrieval(
        List<Passage> passages, Map<String, Long> corpusVersion, List<String> degraded, Optional<Plan> plan) {

    public Retrieval {
        passages = List.copyOf(passages);
        corpusVersion = Map.copyOf(corpusVersion);
        degraded = List.copyOf(degraded);
    }

    /** Without a plan. */
    public Retrieval(List<Passage> passages, Map<String, Long> corpusVersion, List<String> degraded) {
        this(passages, corpusVersion, degraded, Optional.empty());
    }

    Retrieval explainedBy(Plan how) {
        return new Retrieval(passages, corpusVersion, degraded, Optional.of(how));
    }
}
