package dev.attest.bench.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much each example counts: in every set the supported ones together as much as the others, and sets alike. */
final class Weights {

    /** A set of one class teaches what it looks like there, and must not teach that it is the likelier one. */
    private static final double ONE_SIDED = 0.25;

    private Weights() {}

    /** One an example, with a mean of 1. */
    static double[] of(List<Labelled> examples) {
        Map<String, Integer> counts = new HashMap<>();
        examples.forEach(example -> counts.merge(key(example, example.supported()), 1, Integer::sum));
        double[] weights = examples.stream()
                .mapToDouble(example -> {
                    boolean oneSided = !counts.containsKey(key(example, !example.supported()));
                    return (oneSided ? ONE_SIDED : 1) / counts.getOrDefault(key(example, example.supported()), 1);
                })
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights)
                .map(weight -> weight * weights.length / sum)
                .toArray();
    }

    private static String key(Labelled example, boolean supported) {
        return example.set() + ' ' + supported;
    }
}
