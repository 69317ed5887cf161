package dev.attest.retrieval;

import dev.attest.retrieval.MultiVector.Sentence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A question, to be compared with what is kept of passages: their {@link LateInteraction}, where each token of the question weighs as
 * much as its word tells.
 *
 * <p>Of a very long question the {@value #MOST} weightiest tokens count.
 */
public final class MaxSim {

    private static final int MOST = 64;

    /** Tokens are whole numbers, so that the products are sums that processors add up side by side. */
    private static final int RANGE = 1023;

    private final int[][] tokens;
    private final double[] scales;
    private final double[] shares;

    private MaxSim(float[][] vectors, double[] shares) {
        tokens = new int[vectors.length][];
        scales = new double[vectors.length];
        this.shares = shares;
        for (int i = 0; i < vectors.length; i++) {
            scales[i] = largest(vectors[i]) / RANGE;
            tokens[i] = rounded(vectors[i], scales[i]);
        }
    }

    private static double largest(float[] vector) {
        double largest = Float.MIN_NORMAL;
        for (float x : vector) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest;
    }

    private static int[] rounded(float[] vector, double scale) {
        int[] numbers = new int[vector.length];
        for (int i = 0; i < vector.length; i++) {
            numbers[i] = (int) Math.round(vector[i] / scale);
        }
        return numbers;
    }

    /**
     * Of a question; empty without tokens.
     *
     * @param question its tokens, centred
     * @param words the weights of its words; a token outside them weighs next to nothing
     */
    public static Optional<MaxSim> of(TokenVectors question, List<WordWeight> words) {
        double[] all = WordWeight.ofTokens(question.spans(), words);
        int[] first = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -all[i]))
                .limit(MOST)
                .mapToInt(i -> i)
                .sorted()
                .toArray();
        float[][] vectors =
                Arrays.stream(first).mapToObj(i -> question.vectors()[i]).toArray(float[][]::new);
        double[] weights = Arrays.stream(first).mapToDouble(i -> all[i]).toArray();
        double total = Arrays.stream(weights).sum();
        return total == 0
                ? Optional.empty()
                : Optional.of(new MaxSim(
                        vectors,
                        Arrays.stream(weights).map(weight -> weight / total).toArray()));
    }

    /** How well a passage meets the question; empty for one without sentences. */
    public Optional<Match> match(MultiVector passage) {
        if (passage.sentences().isEmpty()) {
            return Optional.empty();
        }
        float[][] cosines = cosines(passage.tokens());
        double whole = mean(cosines, 0, cosines.length);
        Optional<Match> best = Optional.empty();
        for (Sentence sentence : passage.sentences()) {
            double score = mean(cosines, sentence.from(), sentence.to());
            if (best.isEmpty() || score > best.get().score()) {
                best = Optional.of(new Match(sentence.span(), score, whole));
            }
        }
        return best;
    }

    /** By token of the passage, then of the question. */
    private float[][] cosines(TokenCodes passage) {
        float[][] cosines = new float[passage.size()][tokens.length];
        int[] numbers = new int[passage.dimension()];
        for (int token = 0; token < cosines.length; token++) {
            double length = passage.decode(token, numbers);
            for (int own = 0; own < tokens.length; own++) {
                cosines[token][own] = (float) (scales[own] * product(tokens[own], numbers) / length);
            }
        }
        return cosines;
    }

    private static int product(int[] a, int[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double mean(float[][] cosines, int from, int to) {
        return LateInteraction.mean(LateInteraction.nearest(cosines, from, to, tokens.length), shares);
    }
}
