package dev.attest.bench.scale;

import dev.attest.bench.synthetic.Synthetic;
import dev.attest.retrieval.DotProduct;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How near what is truly nearest to each question is, by comparing with every chunk. */
final class NearestCosines {

    static final int BEST = 10;

    private static final int AT_ONCE = 4_096;

    /** What two orders of adding the same 384 products may differ by. */
    private static final double ROUNDING = 1e-5;

    /** By question, ascending. */
    private final float[][] best;

    private NearestCosines(int questions) {
        best = new float[questions][BEST];
        Arrays.stream(best).forEach(cosines -> Arrays.fill(cosines, -1));
    }

    static NearestCosines of(Synthetic chunks, float[][] questions) {
        var nearest = new NearestCosines(questions.length);
        for (int from = 0; from < chunks.size(); from += AT_ONCE) {
            float[][] vectors = IntStream.range(from, Math.min(chunks.size(), from + AT_ONCE))
                    .parallel()
                    .mapToObj(chunks::vector)
                    .toArray(float[][]::new);
            IntStream.range(0, questions.length)
                    .parallel()
                    .forEach(question -> compare(vectors, questions[question], nearest.best[question]));
        }
        return nearest;
    }

    private static void compare(float[][] vectors, float[] question, float[] best) {
        for (float[] vector : vectors) {
            float cosine = DotProduct.of(vector, question);
            if (cosine > best[0]) {
                best[0] = cosine;
                Arrays.sort(best);
            }
        }
    }

    /** The share of the {@value #BEST} nearest chunks that are among what was found: those as near as the last of them. */
    double recall(int question, double[] found) {
        double last = best[question][0] - ROUNDING;
        return Arrays.stream(found).limit(BEST).filter(cosine -> cosine >= last).count() / (double) BEST;
    }
}
