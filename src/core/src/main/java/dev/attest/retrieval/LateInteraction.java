package dev.attest.retrieval;

import dev.attest.documents.Span;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well a piece of a passage meets some words: for each token of the words, the greatest cosine to a token of the piece, the
 * piece's tokens being encoded in their passage; then the mean of these (late interaction: Khattab and Zaharia, ColBERT, 2020).
 */
public final class LateInteraction {

    private LateInteraction() {}

    /** For each token of the words, the greatest cosine to a token of the piece; -1 where there is none. */
    public static float[] nearest(TokenVectors words, TokenVectors passage, Span piece) {
        float[][] cosines = IntStream.range(0, passage.spans().size())
                .filter(i -> passage.spans().get(i).start() >= piece.start()
                        && passage.spans().get(i).end() <= piece.end())
                .mapToObj(i -> cosines(words, passage.vectors()[i]))
                .toArray(float[][]::new);
        return nearest(cosines, 0, cosines.length, words.vectors().length);
    }

    /**
     * The same of cosines that are known.
     *
     * @param cosines by token of the passage, then of the words
     * @param from first token of the piece
     * @param to after its last
     * @param words how many tokens the words have
     */
    static float[] nearest(float[][] cosines, int from, int to, int words) {
        float[] nearest = new float[words];
        Arrays.fill(nearest, -1);
        for (int token = from; token < to; token++) {
            raise(nearest, cosines[token]);
        }
        return nearest;
    }

    /** Of two pieces taken together. */
    public static float[] either(float[] nearest, float[] other) {
        float[] either = nearest.clone();
        raise(either, other);
        return either;
    }

    private static void raise(float[] nearest, float[] other) {
        for (int word = 0; word < nearest.length; word++) {
            nearest[word] = Math.max(nearest[word], other[word]);
        }
    }

    /** Of tokens that all count alike; -1 without any. */
    public static double mean(float[] nearest) {
        double sum = 0;
        for (float cosine : nearest) {
            sum += cosine;
        }
        return nearest.length == 0 ? -1 : sum / nearest.length;
    }

    /**
     * Of tokens that count for more or less.
     *
     * @param shares what each token counts, together 1
     */
    static double mean(float[] nearest, double[] shares) {
        double mean = 0;
        for (int word = 0; word < nearest.length; word++) {
            mean += shares[word] * nearest[word];
        }
        return mean;
    }

    private static float[] cosines(TokenVectors words, float[] token) {
        float[] cosines = new float[words.vectors().length];
        for (int word = 0; word < cosines.length; word++) {
            cosines[word] = DotProduct.of(words.vectors()[word], token);
        }
        return cosines;
    }
}
