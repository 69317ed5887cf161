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

    /** The mean where each token of the words weighs as much as is given for it; -1 without weight. */
    public static double mean(float[] nearest, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < nearest.length; i++) {
            sum += weights[i] * nearest[i];
            total += weights[i];
        }
        return total == 0 ? -1 : sum / total;
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
