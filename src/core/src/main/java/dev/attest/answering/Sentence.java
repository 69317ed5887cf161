package dev.attest.answering;

import dev.attest.documents.Span;
import dev.attest.judging.Verdict;
import java.util.List;

/**
 * A sentence of an answer.
 *
 * @param index from 0
 * @param span where it stands in the answer's text, markers included
 * @param citations numbers of its citations
 */
public record Sentence(int index, String text, Span span, Verdict verdict, List<Integer> citations) {

    public Sentence {
        citations = List.copyOf(citations);
    }
}
