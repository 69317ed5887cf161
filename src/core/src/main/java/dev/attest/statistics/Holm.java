package dev.attest.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * p values made larger so that among several tests the probability of even one false alarm stays below the level, whatever
 * the tests have to do with each other (Holm, A simple sequentially rejective multiple test procedure, 1979).
 */
public final class Holm {

    private Holm() {}

    /** Adjusted p values in the same order: the smallest times how many there are, the next times one less, never falling. */
    public static double[] adjusted(double[] p) {
        List<Integer> smallest = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int test = smallest.get(rank);
            least = Math.max(least, Math.min(1, (p.length - rank) * p[test]));
            adjusted[test] = least;
        }
        return adjusted;
    }
}
