package dev.attest.answering;

import dev.attest.documents.Span;
import dev.attest.retrieval.TokenVectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well a piece of a passage matches other words: the mean, over the tokens of those words, of the highest cosine to a
 * token of the piece, the piece's tokens being encoded in their passage (late interaction: Khattab and Zaharia, ColBERT,
 * 2020).
 */
public final class LateInteraction {

    private LateInteraction() {}

    /**
     * From -1 to 1; -1 for a piece past the encoder's window.
     *
     * @param piece in the text that the passage's tokens stand in
     */
    public static double score(TokenVectors words, TokenVectors passage, Span piece) {
        return mean(nearest(words, passage, piece));
    }

    /** For each token of the words, the highest cosine to a token of the piece; -1 where there is none. */
    public static float[] nearest(TokenVectors words, TokenVectors passage, Span piece) {
        int[] inside = IntStream.range(0, passage.spans().size())
                .filter(i -> passage.spans().get(i).start() >= piece.start()
                        && passage.spans().get(i).end() <= piece.end())
                .toArray();
        float[] nearest = new float[words.vectors().length];
        Arrays.fill(nearest, -1);
        for (int word = 0; word < nearest.length; word++) {
            for (int token : inside) {
                nearest[word] = Math.max(nearest[word], dot(words.vectors()[word], passage.vectors()[token]));
            }
        }
        return nearest;
    }

    /** Of two pieces taken together. */
    public static float[] either(float[] nearest, float[] other) {
        float[] either = new float[nearest.length];
        for (int word = 0; word < either.length; word++) {
            either[word] = Math.max(nearest[word], other[word]);
        }
        return either;
    }

    public static double mean(float[] nearest) {
        double sum = 0;
        for (float cosine : nearest) {
            sum += cosine;
        }
        return nearest.length == 0 ? -1 : sum / nearest.length;
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
