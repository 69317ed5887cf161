package dev.attest.answering;

import dev.attest.judging.Groundedness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A whole answer.
 *
 * @param text with citation markers; empty when Attest abstains
 * @param abstention why there is no answer; empty when there is one
 * @param degraded the parts that were missing
 * @param corpusVersion the sequence each collection was read at, by name
 * @param retrieved how long retrieval took
 * @param total how long the whole answer took
 */
public record Answer(
        UUID id,
        String text,
        List<Sentence> sentences,
        List<Citation> citations,
        Groundedness groundedness,
        Optional<Abstention> abstention,
        List<String> degraded,
        Question.Mode mode,
        String model,
        Map<String, Long> corpusVersion,
        Duration retrieved,
        Duration total) {

    public Answer {
        sentences = List.copyOf(sentences);
        citations = List.copyOf(citations);
        degraded = List.copyOf(degraded);
        corpusVersion = Map.copyOf(corpusVersion);
    }
}
