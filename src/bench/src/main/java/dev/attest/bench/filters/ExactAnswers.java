package dev.attest.bench.filters;

import java.util.BitSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is nearest, by comparing with everything. */
final class ExactAnswers {

    static final int BEST = 10;

    private final float[] cosines;

    /** Of one question. */
    ExactAnswers(float[][] vectors, float[] question) {
        cosines = new float[vectors.length];
        for (int chunk = 0; chunk < cosines.length; chunk++) {
            float[] vector = vectors[chunk];
            float sum = 0;
            for (int i = 0; i < vector.length; i++) {
                sum += vector[i] * question[i];
            }
            cosines[chunk] = sum;
        }
    }

    /** The {@value #BEST} nearest of those that qualify; fewer when fewer do. */
    Set<Integer> best(IntPredicate qualifies) {
        BitSet left = new BitSet(cosines.length);
        IntStream.range(0, cosines.length).filter(qualifies).forEach(left::set);
        return IntStream.range(0, Math.min(BEST, left.cardinality()))
                .mapToObj(i -> takeBest(left))
                .collect(Collectors.toUnmodifiableSet());
    }

    private int takeBest(BitSet left) {
        int best =
                left.stream().reduce((a, b) -> cosines[b] > cosines[a] ? b : a).orElseThrow();
        left.clear(best);
        return best;
    }
}
