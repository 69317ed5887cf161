package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.reports.Figure.Unit;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Estimate;
import dev.attest.statistics.ExpandedPercentile;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Resamples of some samples, drawn once for all metrics.
 *
 * <p>Sources are drawn as a whole, so that intervals speak of other questions on other documents. Fewer than six of them
 * cannot tell that: their values all lie on one side of the truth with a probability of 2^(1 − n), more than 5 % for n below
 * 6. Then samples are drawn, and intervals speak of other questions on these very documents.
 *
 * <p>Where one source is much larger than others, sources are drawn all the same, and the interval is widened as for as many
 * of one size as {@link ExpandedPercentile#effective} counts, rounded down.
 */
final class Resampling {

    /** Units that can tell an interval, be they sources or samples. */
    static final int FEWEST = 6;

    private static final double ROUNDING = 1e-9;

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
    Drawn of(Aggregate aggregate, double[] values) {
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
    Drawn difference(Aggregate aggregate, double[] before, double[] after) {
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

    private Drawn expanded(double[] values, Function<Bootstrap, Estimate> figure) {
        Collection<Integer> sizes = sizes(values);
        return sizes.size() >= FEWEST
                ? new Drawn(
                        new ExpandedPercentile(
                                figure.apply(ofSources()), Math.floor(ExpandedPercentile.effective(sizes) + ROUNDING)),
                        Unit.SOURCE)
                : new Drawn(
                        new ExpandedPercentile(figure.apply(ofSamples()), Scores.present(values).length), Unit.SAMPLE);
    }

    /** Of the sources that have a value, how many values they have. */
    private Collection<Integer> sizes(double[] values) {
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .mapToObj(sources::get)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(source -> 1)))
                .values();
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
