package dev.attest.answering.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.answering.Sentence;
import dev.attest.judging.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of an answer.
 *
 * @param index from 0
 * @param span start and end in the answer, UTF-16 code units, half-open, markers included
 * @param support probability that the sentence follows from its citations; null when that was not measured
 * @param outcome what the judge concludes from it; null when support is
 * @param reason what the citations lack, in words; null for a supported sentence and when support is
 * @param unmeasured why support is null, else null
 * @param citations numbers of its citations
 */
record SentenceJson(
        int index,
        String text,
        List<Integer> span,
        @Nullable Double support,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable String unmeasured,
        List<Integer> citations) {

    /** What a judge concludes. */
    enum Outcome {
        @JsonProperty("supported")
        SUPPORTED,
        @JsonProperty("unsupported")
        UNSUPPORTED,
        @JsonProperty("uncertain")
        UNCERTAIN
    }

    static SentenceJson of(Sentence sentence) {
        List<Integer> span = List.of(sentence.span().start(), sentence.span().end());
        if (sentence.verdict() instanceof Verdict.Measured measured) {
            return new SentenceJson(
                    sentence.index(),
                    sentence.text(),
                    span,
                    measured.support(),
                    Outcome.valueOf(measured.outcome().name()),
                    measured.reasons().isEmpty() ? null : String.join("; ", measured.reasons()),
                    null,
                    sentence.citations());
        }
        String unmeasured = ((Verdict.Unmeasured) sentence.verdict()).reason();
        return new SentenceJson(
                sentence.index(), sentence.text(), span, null, null, null, unmeasured, sentence.citations());
    }
}
