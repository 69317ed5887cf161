package dev.attest.bench.judging;

import dev.attest.bench.ClaimSet.Claim;
import dev.attest.statistics.Threshold;
import java.util.Arrays;
import java.util.List;

/** The threshold with the best balanced accuracy on the very claims it is measured on, which no real judge can know. */
final class BestThreshold {

    private BestThreshold() {}

    /** Assessments by that threshold; where one class is missing, by the least support. */
    static List<Assessment> assess(List<Claim> claims, double[] support) {
        boolean[] truth = new boolean[support.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = claims.get(i).supported();
        }
        double threshold = Threshold.best(support, truth);
        return Arrays.stream(support)
                .mapToObj(value -> Assessment.of(value, threshold))
                .toList();
    }
}
