package dev.attest.retrieval;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param passages best first
 * @param corpusVersion the sequence each collection was read at, by name
 * @param degraded the parts that were missing; empty when all took part
 */
public record Retrieval(List<Passage> passages, Map<String, Long> corpusVersion, List<String> degraded) {

    public Retrieval {
        passages = List.copyOf(passages);
        corpusVersion = Map.copyOf(corpusVersion);
        degraded = List.copyOf(degraded);
    }
}
