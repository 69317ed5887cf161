package dev.attest.answering.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.answering.Abstention;
import dev.attest.answering.Answer;
import dev.attest.judging.Groundedness;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param answer with citation markers; empty when Attest abstains
 * @param degraded the parts that were missing
 * @param corpusVersion the sequence each collection was read at, by name
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
        Map<String, Long> corpusVersion,
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
                answer.corpusVersion(),
                new TimingsJson(answer.retrieved().toMillis(), answer.total().toMillis()));
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
     */
    record GroundednessJson(@Nullable Double score, int supported, int unsupported, int unmeasured, String judge) {

        static GroundednessJson of(Groundedness groundedness) {
            return new GroundednessJson(
                    groundedness.score().isPresent() ? groundedness.score().getAsDouble() : null,
                    groundedness.supported(),
                    groundedness.unsupported(),
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

    record TimingsJson(long retrieveMs, long totalMs) {}
}
