package dev.attest.answering.web;

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
 * @param unmeasured why support is null, else null
 * @param citations numbers of its citations
 */
record SentenceJson(
        int index,
        String text,
        List<Integer> span,
        @Nullable Double support,
        @Nullable String unmeasured,
        List<Integer> citations) {

    static SentenceJson of(Sentence sentence) {
        return new SentenceJson(
                sentence.index(),
                sentence.text(),
                List.of(sentence.span().start(), sentence.span().end()),
                sentence.verdict() instanceof Verdict.Measured measured ? measured.support() : null,
                sentence.verdict() instanceof Verdict.Unmeasured unmeasured ? unmeasured.reason() : null,
                sentence.citations());
    }
}
