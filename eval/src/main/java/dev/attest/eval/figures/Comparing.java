package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Comparison.Change;
import dev.attest.eval.reports.Comparison.Line;
import dev.attest.eval.reports.Report;
import dev.attest.statistics.ExpandedPercentile;
import dev.attest.statistics.Holm;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds a run against an earlier one. */
public final class Comparing {

    /** More than an interval takes, since Holm's correction asks for small p values. */
    private static final int RESAMPLES = 10_000;

    private static final double LEVEL = 0.05;

    private Comparing() {}

    /**
     * Compares the main aggregate of every metric over the samples that both runs measured. Samples are paired by id, whether
     * or not the dataset has grown in between; one whose question, answer or gold was changed is not compared. Left out are
     * metrics that the baseline does not have, or defines otherwise, and judged ones when the judge is another: their values
     * are in another measure.
     *
     * <p>The difference is tested by a bootstrap over sources (over samples, when there are fewer than six), paired by sample; of metrics of yes and no, by McNemar's test,
     * whose p value is taken for no less than the bootstrap's.
     *
     * @param judge name of this run's judge
     * @param seed of the bootstrap
     * @return empty when the runs have no sample in common, as after a dataset was replaced
     */
    public static Optional<Comparison> of(
            Report baseline, List<MetricInfo> metrics, List<ScoredSample> samples, String judge, long seed) {
        List<Pair> pairs = Pair.of(baseline.samples(), samples);
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        List<MetricInfo> comparable = metrics.stream()
                .filter(metric -> isComparable(metric, baseline, judge))
                .toList();
        return Optional.of(new Comparison(
                baseline.run().id(),
                baseline.run().started(),
                lines(comparable, pairs, seed),
                Changes.of(comparable, pairs)));
    }

    private static boolean isComparable(MetricInfo metric, Report baseline, String judge) {
        return baseline.metrics().stream().anyMatch(before -> isSameMeasure(before, metric))
                && (!metric.judged() || baseline.run().judge().equals(judge));
    }

    private static boolean isSameMeasure(MetricInfo before, MetricInfo now) {
        return before.name().equals(now.name())
                && before.definition().equals(now.definition())
                && before.unit().equals(now.unit())
                && before.direction() == now.direction();
    }

    private static List<Line> lines(List<MetricInfo> metrics, List<Pair> pairs, long seed) {
        var sources = pairs.stream().map(pair -> pair.sample().source()).toList();
        var resampling = new Resampling(sources, seed, RESAMPLES);
        List<Paired> measured = metrics.stream()
                .map(metric -> new Paired(metric, pairs))
                .filter(paired -> paired.size() > 0)
                .toList();
        List<ExpandedPercentile> differences =
                measured.stream().map(paired -> paired.difference(resampling)).toList();
        double[] p = IntStream.range(0, measured.size())
                .mapToDouble(i -> measured.get(i).p(differences.get(i)))
                .toArray();
        double[] adjusted = Holm.adjusted(p);
        return IntStream.range(0, p.length)
                .mapToObj(i -> line(measured.get(i), differences.get(i), p[i], adjusted[i]))
                .toList();
    }

    private static Line line(Paired paired, ExpandedPercentile difference, double p, double adjusted) {
        return new Line(
                paired.metric().name(),
                paired.aggregate(),
                paired.before(),
                paired.after(),
                difference.estimate().value(),
                difference.low(),
                difference.high(),
                paired.test(),
                p,
                adjusted,
                paired.size(),
                change(paired.metric().direction(), difference.estimate().value(), adjusted));
    }

    private static Change change(Direction better, double difference, double adjusted) {
        if (adjusted >= LEVEL || difference == 0) {
            return Change.SAME;
        }
        return difference > 0 == (better == Direction.HIGHER) ? Change.BETTER : Change.WORSE;
    }
}
