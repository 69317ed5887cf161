package dev.attest.eval.judges.local;

import dev.attest.documents.Sentences;
import dev.attest.documents.Span;
import dev.attest.retrieval.LateInteraction;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far an answer speaks of what a question speaks of: the mean, over the question's tokens, of the greatest cosine to a
 * token of the answer, both without what all tokens have in common (MaxSim: Khattab and Zaharia, ColBERT, 2020). A negative
 * mean counts as 0. It sees what is spoken of, not what is said of it.
 */
final class Relevancy {

    /** Characters of a text that are encoded together: below the encoder's window. */
    private static final int TOGETHER = 1_200;

    private final TokenEncoder encoder;
    private final float[] centre;

    Relevancy(TokenEncoder encoder) {
        this.encoder = encoder;
        this.centre = encoder.centre();
    }

    /** From 0 to 1; empty when either has no tokens. */
    Optional<Double> of(String question, String answer) {
        TokenVectors words = tokens(question);
        if (words.spans().isEmpty()) {
            return Optional.empty();
        }
        float[] nearest = new float[0];
        for (String piece : pieces(answer)) {
            TokenVectors said = tokens(piece);
            if (!said.spans().isEmpty()) {
                float[] here = LateInteraction.nearest(words, said, new Span(0, piece.length()));
                nearest = nearest.length == 0 ? here : LateInteraction.either(nearest, here);
            }
        }
        return nearest.length == 0
                ? Optional.empty()
                : Optional.of(Math.max(0, Math.min(1, LateInteraction.mean(nearest))));
    }

    private TokenVectors tokens(String text) {
        TokenVectors tokens = encoder.sentenceTokens(text).block();
        if (tokens == null) {
            throw new IllegalStateException("An encoder always answers");
        }
        return tokens.centred(centre);
    }

    /** Sentences in their order, as many together as the encoder reads. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int start = 0;
        int end = 0;
        for (Span sentence : Sentences.of(text)) {
            if (sentence.end() - start > TOGETHER && end > start) {
                pieces.add(text.substring(start, end));
                start = sentence.start();
            }
            end = sentence.end();
        }
        if (end > start) {
            pieces.add(text.substring(start, end));
        }
        return pieces;
    }
}
