package dev.attest.judging.local;

import dev.attest.retrieval.DotProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Compares the tokens of a claim with those of the chosen pieces by their vectors (late interaction: Khattab and Zaharia,
 * ColBERT, 2020), word by word, with an eye on the words that no source has.
 */
final class TokenFeatures {

    private static final double FOREIGN = 0.55;
    private static final double STEEPNESS = 40;
    /** What a word that stands in its source unchanged matches at, about; the learned layer sees what is missing to it. */
    private static final double SAME = 0.95;

    private final Encoded claim;
    private final Source source;
    private final List<Encoded> pieces;
    private final float[] nearest;
    private final double[] matches;
    private double backSum;
    private int backCount;

    TokenFeatures(Encoded claim, Source source, List<Encoded> pieces) {
        this.claim = claim;
        this.source = source;
        this.pieces = pieces;
        this.nearest = new float[claim.vectors().length];
        Arrays.fill(nearest, -1);
        pieces.forEach(piece -> meet(piece.vectors()));
        this.matches = claim.tokens().stream().mapToDouble(this::match).toArray();
    }

    private void meet(float[][] piece) {
        for (float[] token : piece) {
            float back = -1;
            for (int i = 0; i < nearest.length; i++) {
                float cosine = DotProduct.of(claim.vectors()[i], token);
                nearest[i] = Math.max(nearest[i], cosine);
                back = Math.max(back, cosine);
            }
            backSum += back;
            backCount++;
        }
    }

    /** NaN for a word without tokens. */
    private double match(List<Integer> tokens) {
        return tokens.stream().mapToDouble(token -> nearest[token]).min().orElse(Double.NaN);
    }

    /** The match of each word of the claim, -1 to 1; NaN past the encoder's window. */
    double[] matches() {
        return matches;
    }

    void into(Values values) {
        double[] content = matches(i -> claim.words().get(i).content());
        double[] fresh = matches(this::isNew);
        values.set(Feature.WORST_MATCH, least(content).orElse(SAME));
        values.set(Feature.MATCH_DEVIATION, deviation(content));
        values.set(Feature.NEW_WORST, least(fresh).orElse(0.9));
        values.set(Feature.NEW_MEAN, Arrays.stream(fresh).average().orElse(0.9));
        values.set(
                Feature.NEW_FOREIGN,
                Math.min(6, Arrays.stream(fresh).map(TokenFeatures::foreign).sum()));
        values.set(
                Feature.NEW_DEFICIT,
                Math.min(8, Arrays.stream(fresh).map(match -> 1 - match).sum()));
        values.set(Feature.CONTRAST, contrast());
        values.set(
                Feature.NEGATION_MATCH,
                least(matches(i -> claim.words().get(i).negates())).orElse(0.9));
        values.set(Feature.NAME_MATCH, names());
        values.set(
                Feature.FUNCTION_WORST,
                least(matches(i -> !claim.words().get(i).content())).orElse(0.7));
        values.set(Feature.PIECES_COVERED, backCount == 0 ? 0 : backSum / backCount);
    }

    private boolean isNew(int word) {
        return claim.words().get(word).content()
                && !source.has(claim.words().get(word).stem());
    }

    private double[] matches(IntPredicate kind) {
        return IntStream.range(0, matches.length)
                .filter(i -> !Double.isNaN(matches[i]) && kind.test(i))
                .mapToDouble(i -> matches[i])
                .toArray();
    }

    private static OptionalDouble least(double[] values) {
        return Arrays.stream(values).min();
    }

    private static double foreign(double match) {
        return 1 / (1 + Math.exp((match - FOREIGN) * STEEPNESS));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }

    private double contrast() {
        return IntStream.range(0, matches.length)
                .filter(i -> !Double.isNaN(matches[i]) && isNew(i))
                .mapToDouble(i -> around(i) - matches[i])
                .max()
                .orElse(0);
    }

    private double around(int word) {
        return IntStream.of(word - 2, word - 1, word + 1, word + 2)
                .filter(i -> i >= 0 && i < matches.length && !Double.isNaN(matches[i]))
                .mapToDouble(i -> matches[i])
                .average()
                .orElse(matches[word]);
    }

    /** A name that stands in the source in another role has another vector there. */
    private double names() {
        Map<String, List<float[]>> occurrences = occurrences();
        double least = 0.8;
        boolean any = false;
        for (int i = 0; i < matches.length; i++) {
            List<float[]> own = occurrences.getOrDefault(claim.words().get(i).stem(), List.of());
            if (claim.words().get(i).named() && !own.isEmpty() && !Double.isNaN(matches[i])) {
                double best = best(claim.tokens().get(i), own);
                least = any ? Math.min(least, best) : best;
                any = true;
            }
        }
        return least;
    }

    private Map<String, List<float[]>> occurrences() {
        var occurrences = new HashMap<String, List<float[]>>();
        for (Encoded piece : pieces) {
            for (int i = 0; i < piece.words().size(); i++) {
                for (int token : piece.tokens().get(i)) {
                    occurrences
                            .computeIfAbsent(piece.words().get(i).stem(), stem -> new ArrayList<>())
                            .add(piece.vectors()[token]);
                }
            }
        }
        return occurrences;
    }

    private double best(List<Integer> tokens, List<float[]> occurrences) {
        double best = -1;
        for (int token : tokens) {
            for (float[] other : occurrences) {
                best = Math.max(best, DotProduct.of(claim.vectors()[token], other));
            }
        }
        return best;
    }

    /** The sum of the new words' mean token vectors, each as long as its match falls short of an unchanged word's. */
    float[] unmatched(int dimension) {
        float[] sum = new float[dimension];
        for (int i = 0; i < matches.length; i++) {
            if (!Double.isNaN(matches[i]) && isNew(i) && matches[i] < SAME) {
                List<Integer> tokens = claim.tokens().get(i);
                float share = (float) ((SAME - matches[i]) / tokens.size());
                for (int token : tokens) {
                    add(claim.vectors()[token], share, sum);
                }
            }
        }
        return sum;
    }

    private static void add(float[] vector, float share, float[] sum) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += vector[d] * share;
        }
    }
}
