package dev.attest.eval.judges.local;

import dev.attest.documents.Sentences;
import dev.attest.documents.Span;
import dev.attest.retrieval.LateInteraction;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far an answer speaks of what a question speaks of: the mean, over the answer's sentences, of how well each one and the
 * question match. They match by the harmonic mean of two others: of the greatest cosine of each token of the question to a
 * token of the sentence, and of each token of the sentence to one of the question, all without what tokens have in common
 * (greedy matching, F1: Zhang et al., BERTScore, ICLR 2020; centred instead of rescaled with a baseline). A negative mean
 * counts as 0.
 *
 * <p>Sentences that speak of something else lower it, whatever stands beside them; over the whole text at once, padding would
 * lend its words to the match. It sees what is spoken of, not what is said of it: a question said again scores best.
 */
final class Relevancy {

    private final TokenEncoder encoder;
    private final float[] centre;

    Relevancy(TokenEncoder encoder) {
        this.encoder = encoder;
        this.centre = encoder.centre();
    }

    /** From 0 to 1; empty when either has no tokens. */
    Optional<Double> of(String question, String answer) {
        TokenVectors words = tokens(question);
        List<TokenVectors> sentences = Sentences.of(answer).stream()
                .map(sentence -> tokens(answer.substring(sentence.start(), sentence.end())))
                .filter(Relevancy::hasTokens)
                .toList();
        OptionalDouble mean =
                sentences.stream().mapToDouble(sentence -> f1(words, sentence)).average();
        return hasTokens(words) && mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
    }

    private static double f1(TokenVectors question, TokenVectors sentence) {
        double recall = matched(question, sentence);
        double precision = matched(sentence, question);
        return recall + precision == 0 ? 0 : Math.min(1, 2 * recall * precision / (recall + precision));
    }

    private static double matched(TokenVectors tokens, TokenVectors others) {
        return Math.max(
                0, LateInteraction.mean(LateInteraction.nearest(tokens, others, new Span(0, Integer.MAX_VALUE))));
    }

    private static boolean hasTokens(TokenVectors tokens) {
        return !tokens.spans().isEmpty();
    }

    private TokenVectors tokens(String text) {
        TokenVectors tokens = encoder.sentenceTokens(text).block();
        if (tokens == null) {
            throw new IllegalStateException("An encoder always answers");
        }
        return tokens.centred(centre);
    }
}
