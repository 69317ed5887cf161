package dev.attest.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the risk–coverage curve: the share of wrong decisions among the surest ones, averaged over how many of
 * them are taken, from one to all (Geifman and El-Yaniv, Selective classification for deep neural networks, 2017). 0 is
 * best; a confidence that says nothing has the share of wrong decisions. Equally sure decisions come in no order: their
 * errors spread evenly.
 */
public final class RiskCoverage {

    private RiskCoverage() {}

    /**
     * From 0 to 1; NaN without decisions.
     *
     * @param confidence how sure each decision is, on any scale
     * @param wrong whether it is wrong
     */
    public static double area(double[] confidence, boolean[] wrong) {
        return Arrays.stream(curve(confidence, wrong)).average().orElse(Double.NaN);
    }

    /**
     * The curve itself: the share of wrong decisions among the surest one, the surest two, and so on to all.
     *
     * @param confidence how sure each decision is, on any scale
     * @param wrong whether it is wrong
     */
    public static double[] curve(double[] confidence, boolean[] wrong) {
        int[] surest = IntStream.range(0, confidence.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> confidence[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] curve = new double[confidence.length];
        double errors = 0;
        int taken = 0;
        while (taken < surest.length) {
            double sure = confidence[surest[taken]];
            int[] equal = Arrays.stream(surest, taken, surest.length)
                    .takeWhile(i -> confidence[i] == sure)
                    .toArray();
            double share = Arrays.stream(equal).filter(i -> wrong[i]).count() / (double) equal.length;
            for (int i = 0; i < equal.length; i++) {
                errors += share;
                taken++;
                curve[taken - 1] = errors / taken;
            }
        }
        return curve;
    }
}
