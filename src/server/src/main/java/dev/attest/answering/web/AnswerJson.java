package dev.attest.answering.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.answering.Abstention;
import dev.attest.answering.Answer;
import dev.attest.answering.Markers;
import dev.attest.answering.Usage;
import dev.attest.judging.Groundedness;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param answer with citation markers; empty when Attest abstains
 * @param degraded the parts that were missing: {@code vectors}, {@code llm}, {@code judge}
 * @param mode how the answer came about in the end: {@code generative} or {@code extractive}
 * @param promptVersion null for a model that takes no prompt
 * @param citationMarkers how well the model cited; null for one that quotes
 * @param corpusVersion the sequence each collection was read at, by name
 * @param usage null when the model did not say
 */
record AnswerJson(
        UUID answerId,
        Status status,
        String answer,
        List<SentenceJson> sentences,
        List<CitationJson> citations,
        GroundednessJson groundedness,
        @Nullable AbstentionJson abstention,
        List<String> degraded,
        String mode,
        String model,
        @Nullable String promptVersion,
        @Nullable MarkersJson citationMarkers,
        Map<String, Long> corpusVersion,
        @Nullable UsageJson usage,
        TimingsJson timings) {

    static AnswerJson of(Answer answer) {
        return new AnswerJson(
                answer.id(),
                answer.abstention().isPresent() ? Status.ABSTAINED : Status.ANSWERED,
                answer.text(),
                answer.sentences().stream().map(SentenceJson::of).toList(),
                answer.citations().stream().map(CitationJson::of).toList(),
                GroundednessJson.of(answer.groundedness()),
                answer.abstention().map(AbstentionJson::of).orElse(null),
                answer.degraded(),
                answer.mode().name().toLowerCase(Locale.ROOT),
                answer.model(),
                answer.promptVersion().orElse(null),
                answer.markers().map(MarkersJson::of).orElse(null),
                answer.corpusVersion(),
                answer.usage().map(UsageJson::of).orElse(null),
                TimingsJson.of(answer.timings()));
    }

    /** Whether there is an answer. */
    enum Status {
        @JsonProperty("answered")
        ANSWERED,
        @JsonProperty("abstained")
        ABSTAINED
    }

    /**
     * How far the citations support the answer.
     *
     * @param score share of supported sentences among the measured ones; null when none was measured
     * @param uncertain measured, but too close to call
     */
    record GroundednessJson(
            @Nullable Double score, int supported, int unsupported, int uncertain, int unmeasured, String judge) {

        static GroundednessJson of(Groundedness groundedness) {
            return new GroundednessJson(
                    groundedness.score().isPresent() ? groundedness.score().getAsDouble() : null,
                    groundedness.supported(),
                    groundedness.unsupported(),
                    groundedness.uncertain(),
                    groundedness.unmeasured(),
                    groundedness.judge());
        }
    }

    /** Why there is no answer. */
    record AbstentionJson(Reason reason, String detail) {

        static AbstentionJson of(Abstention abstention) {
            return new AbstentionJson(Reason.valueOf(abstention.reason().name()), abstention.detail());
        }

        enum Reason {
            @JsonProperty("noMatch")
            NO_MATCH,
            @JsonProperty("lowSupport")
            LOW_SUPPORT
        }
    }

    /**
     * The citation markers of a language model.
     *
     * @param written markers it wrote
     * @param repaired sentences whose source was found though they had no marker, or one that points nowhere
     * @param dropped markers that point nowhere, in sentences for which no source was found
     */
    record MarkersJson(int written, int repaired, int dropped) {

        static MarkersJson of(Markers markers) {
            return new MarkersJson(markers.written(), markers.repaired(), markers.dropped());
        }
    }

    /** What the answer cost, in the model's own tokens. */
    record UsageJson(int inputTokens, int outputTokens) {

        static UsageJson of(Usage usage) {
            return new UsageJson(usage.inputTokens(), usage.outputTokens());
        }
    }

    /**
     * Time since the question.
     *
     * @param firstTokenMs until the model had written something; null when it wrote nothing
     */
    record TimingsJson(long retrieveMs, @Nullable Long firstTokenMs, long totalMs) {

        static TimingsJson of(Answer.Timings timings) {
            return new TimingsJson(
                    timings.retrieved().toMillis(),
                    timings.firstToken().map(Duration::toMillis).orElse(null),
                    timings.total().toMillis());
        }
    }
}
