package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Estimate;
import dev.attest.statistics.ExpandedPercentile;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
     * An aggregate and its interval. That of a sum is of the sum over as many samples, whatever groups are drawn.
     *
     * @param values one a sample, at least one of them; NaN where there is none
     */
    ExpandedPercentile of(Aggregate aggregate, double[] values) {
        return switch (aggregate) {
            case MEAN -> expanded(values, bootstrap -> bootstrap.meanOfPresent(values));
            case SUM -> expanded(values, bootstrap -> sum(bootstrap.meanOfPresent(values)));
            case P50, P95 -> expanded(values, bootstrap -> bootstrap.of(items -> over(aggregate, values, items)));
        };
    }

    /**
     * The difference of two aggregates over the same resamples, {@code after} less {@code before}.
     *
     * @param before one value a sample
     * @param after in the same order; NaN where the other one is
     */
    ExpandedPercentile difference(Aggregate aggregate, double[] before, double[] after) {
        double[] differences = new double[before.length];
        Arrays.setAll(differences, i -> after[i] - before[i]);
        return switch (aggregate) {
            case MEAN, SUM -> of(aggregate, differences);
            case P50, P95 ->
                expanded(
                        differences,
                        bootstrap ->
                                bootstrap.of(items -> over(aggregate, after, items) - over(aggregate, before, items)));
        };
    }

    private static double over(Aggregate aggregate, double[] values, int[] items) {
        double[] present = Scores.present(Bootstrap.drawn(values, items));
        return present.length == 0 ? Double.NaN : Aggregates.of(aggregate, present);
    }

    private static Estimate sum(Estimate mean) {
        return new Estimate(
                mean.value() * mean.n(),
                Arrays.stream(mean.resampled()).map(x -> x * mean.n()).toArray(),
                mean.n());
    }

    private ExpandedPercentile expanded(double[] values, Function<Bootstrap, Estimate> figure) {
        double groups = groups(values);
        return groups >= FEWEST
                ? new ExpandedPercentile(figure.apply(ofSources()), groups)
                : new ExpandedPercentile(figure.apply(ofSamples()), Scores.present(values).length);
    }

    private double groups(double[] values) {
        return ExpandedPercentile.effective(IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
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
