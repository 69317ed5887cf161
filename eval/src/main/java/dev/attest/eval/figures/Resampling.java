package dev.attest.eval.figures;

import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Estimate;
import dev.attest.statistics.ExpandedPercentile;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Resamples of some samples, drawn once for all metrics.
 *
 * <p>Sources are drawn as a whole, so that intervals speak of other questions on other documents. Fewer than six of them,
 * counted as {@link ExpandedPercentile#effective}, cannot tell that: their values all lie on one side of the truth with a
 * probability of 2^(1 − n), more than 5 % for n below 6. Then samples are drawn, and intervals speak of other questions on
 * these very documents.
 */
final class Resampling {

    /** Units that can tell an interval. */
    static final int FEWEST = 6;

    private final List<String> sources;
    private final long seed;
    private final int times;
    private @Nullable Bootstrap ofSources;
    private @Nullable Bootstrap ofSamples;

    /**
     * @param sources the group of each sample
     * @param times how many resamples
     */
    Resampling(List<String> sources, long seed, int times) {
        this.sources = sources;
        this.seed = seed;
        this.times = times;
    }

    /**
     * A figure and its interval.
     *
     * @param counted the samples that it is over, at least one
     * @param figure of some of them, each as often as it was drawn
     */
    ExpandedPercentile of(boolean[] counted, ToDoubleFunction<int[]> figure) {
        double groups = groups(counted);
        boolean grouped = groups >= FEWEST;
        int n = (int) IntStream.range(0, counted.length).filter(i -> counted[i]).count();
        Estimate estimate = (grouped ? ofSources() : ofSamples()).of(items -> {
            int[] own = Arrays.stream(items).filter(i -> counted[i]).toArray();
            return own.length == 0 ? Double.NaN : figure.applyAsDouble(own);
        });
        return new ExpandedPercentile(estimate, grouped ? groups : n);
    }

    private double groups(boolean[] counted) {
        return ExpandedPercentile.effective(IntStream.range(0, counted.length)
                .filter(i -> counted[i])
                .mapToObj(sources::get)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(source -> 1)))
                .values());
    }

    private Bootstrap ofSources() {
        if (ofSources == null) {
            ofSources = Bootstrap.overGroups(seed, times, sources);
        }
        return ofSources;
    }

    private Bootstrap ofSamples() {
        if (ofSamples == null) {
            List<String> alone =
                    IntStream.range(0, sources.size()).mapToObj(String::valueOf).toList();
            ofSamples = Bootstrap.overGroups(seed, times, alone);
        }
        return ofSamples;
    }
}
