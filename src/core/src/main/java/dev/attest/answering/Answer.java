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
 * @param degraded the parts that were missing: {@code vectors}, {@code llm}, {@code judge}
 * @param mode how it came about in the end
 * @param model the one that wrote it
 * @param promptVersion empty for a model that takes no prompt
 * @param usage empty when the model did not say
 * @param markers how well the model cited; empty for one that quotes
 * @param corpusVersion the sequence each collection was read at, by name
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
        Optional<String> promptVersion,
        Optional<Usage> usage,
        Optional<Markers> markers,
        Map<String, Long> corpusVersion,
        Timings timings) {

    public Answer {
        sentences = List.copyOf(sentences);
        citations = List.copyOf(citations);
        degraded = List.copyOf(degraded);
        corpusVersion = Map.copyOf(corpusVersion);
    }

    /**
     * How long it took, from the question on.
     *
     * @param retrieved until the passages were found
     * @param firstToken until the model had written something; empty when it wrote nothing
     * @param total until the answer was whole
     */
    public record Timings(Duration retrieved, Optional<Duration> firstToken, Duration total) {}
}
