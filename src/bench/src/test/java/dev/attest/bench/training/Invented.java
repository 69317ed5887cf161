package dev.attest.bench.training;

import dev.attest.judging.local.Comparison;
import dev.attest.judging.local.Feature;
import dev.attest.judging.local.SupportModel;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Examples that follow a rule: supported means few missing numbers, and new words that point one way. */
final class Invented {

    private Invented() {}

    static List<Labelled> examples(int count, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> example(i, random)).toList();
    }

    private static Labelled example(int index, Random random) {
        boolean supported = random.nextBoolean();
        double[] values = random.doubles(Feature.values().length).toArray();
        values[Feature.NUMBERS_MISSING.index()] = (supported ? 0 : 1) + random.nextGaussian() / 2;
        float[] unmatched = new float[SupportModel.DIMENSION];
        unmatched[3] = (float) ((supported ? 1 : -1) + random.nextGaussian());
        return new Labelled(
                index % 2 == 0 ? "even" : "odd",
                "source " + index,
                "claim " + index,
                supported,
                new Comparison(values, unmatched, List.of("a reason")));
    }
}
