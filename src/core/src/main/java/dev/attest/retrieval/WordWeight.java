package dev.attest.retrieval;

import dev.attest.documents.Span;
import java.util.List;

/**
 * How much a word of a question tells.
 *
 * @param span where it stands in the question
 * @param weight inverse document frequency, above 0
 */
public record WordWeight(Span span, double weight) {

    /** Of a token whose word tells nothing. */
    private static final double FUNCTION_WORD = 0.05;

    /** A weight for each token: that of the word it is, or is a piece of. */
    public static double[] ofTokens(List<Span> tokens, List<WordWeight> words) {
        return tokens.stream()
                .mapToDouble(token -> words.stream()
                        .filter(word -> word.span.start() <= token.start() && token.start() < word.span.end())
                        .mapToDouble(WordWeight::weight)
                        .findFirst()
                        .orElse(FUNCTION_WORD))
                .toArray();
    }
}
