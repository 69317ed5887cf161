package dev.attest.eval.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.Score;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a nightly run promises, over 200 of them. All are seeded, so that the outcome is always the same. */
class SimulatedRunsTest {

    private static final int RUNS = 200;
    private static final int SAMPLES = 150;

    /** Groundedness, a metric of yes and no, and four more that share the correction. */
    private static final List<MetricInfo> METRICS = List.of(
            Runs.GROUNDEDNESS,
            Runs.ABSTENTION,
            share("citation_precision"),
            share("citation_recall"),
            share("recall@5"),
            share("correctness_f1"));

    private static MetricInfo share(String name) {
        return Runs.metric(name, Direction.HIGHER, "share", false, false, Aggregate.MEAN);
    }

    /** Samples that stay unmeasured at random make the figures less sure, and not wrong. */
    @Test
    void aRunInWhichThreeInTenStayUnmeasuredStillHoldsTheMeanOfAll() {
        var random = new Random(41);
        int held = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] values = groundedness(random);
            var samples = Runs.of(
                    Runs.GROUNDEDNESS,
                    SAMPLES,
                    i -> random.nextDouble() < 0.3 ? Score.unmeasured("unparsable") : Score.of(values[i]));
            Figure figure = Figures.of(List.of(Runs.GROUNDEDNESS), samples, run, Optional.empty())
                    .get(0);
            double mean = IntStream.range(0, SAMPLES)
                    .mapToDouble(i -> values[i])
                    .average()
                    .orElseThrow();
            assertThat(figure.coverage()).isEqualTo(0.7, within(0.15));
            held += holds(figure, mean) ? 1 : 0;
        }
        System.out.println("30 % unmeasured: the interval holds the full mean in " + held + " of " + RUNS);
        assertThat(held).isGreaterThanOrEqualTo((int) (0.93 * RUNS));
    }

    private static boolean holds(Figure figure, double mean) {
        Double low = figure.low();
        Double high = figure.high();
        return low != null && high != null && low <= mean && mean <= high;
    }

    /** Every score falls by 0.1 on four samples in five, and one answer in ten that was right is wrong. */
    @Test
    void aRegressionFailsTheGate() {
        long failed = failed((random, value) -> random.nextDouble() < 0.8 ? value - 0.1 : value, 0.1, 0);
        System.out.println("a regression fails the gate in " + failed + " of " + RUNS);
        assertThat(failed).isGreaterThanOrEqualTo((long) (0.95 * RUNS));
    }

    /** The same changes, as often up as down. */
    @Test
    void noiseOfTheSameSizeDoesNot() {
        long failed = failed(
                (random, value) -> random.nextDouble() < 0.8 ? value + (random.nextBoolean() ? 0.1 : -0.1) : value,
                0.05,
                0.05);
        System.out.println("noise fails the gate in " + failed + " of " + RUNS);
        assertThat(failed).isLessThanOrEqualTo((long) (0.05 * RUNS));
    }

    /**
     * In how many runs the gate fails.
     *
     * @param change of a score from 0 to 1
     * @param lost share of all samples that were right and are wrong
     * @param won share that were wrong and are right
     */
    private static long failed(ToDoubleBiFunction<Random, Double> change, double lost, double won) {
        var random = new Random(43);
        return IntStream.range(0, RUNS)
                .filter(run -> !passes(random, run, change, lost, won))
                .count();
    }

    private static boolean passes(
            Random random, long seed, ToDoubleBiFunction<Random, Double> change, double lost, double won) {
        Map<String, double[]> before = new LinkedHashMap<>();
        METRICS.forEach(
                metric -> before.put(metric.name(), metric.binary() ? rightOrWrong(random) : groundedness(random)));
        Map<String, double[]> after = new LinkedHashMap<>();
        METRICS.forEach(metric -> after.put(
                metric.name(),
                metric.binary()
                        ? flipped(before.get(metric.name()), random, lost, won)
                        : changed(before.get(metric.name()), random, change)));
        Comparison comparison = Comparing.of(Runs.report(METRICS, samples(before)), METRICS, samples(after), seed);
        List<Figure> figures = Figures.of(METRICS, samples(after), seed, Optional.empty());
        return Gates.of(GateSettings.DEFAULT, METRICS, figures, Optional.of(comparison))
                .passed();
    }

    private static List<ScoredSample> samples(Map<String, double[]> values) {
        return IntStream.range(0, SAMPLES)
                .mapToObj(i -> {
                    Map<String, Score> scores = new LinkedHashMap<>();
                    values.forEach((metric, all) -> scores.put(metric, Score.of(all[i])));
                    return Runs.scored(Runs.sample("q-" + i, "source-" + i / 5, false), scores);
                })
                .toList();
    }

    /** Shares of claims, most of them 1, lower on sources that are hard. */
    private static double[] groundedness(Random random) {
        double[] hard = random.doubles(SAMPLES / 5).toArray();
        return IntStream.range(0, SAMPLES)
                .mapToDouble(i -> {
                    double supported = 0.95 - 0.3 * hard[i / 5];
                    return random.doubles(3).filter(x -> x < supported).count() / 3.0;
                })
                .toArray();
    }

    private static double[] rightOrWrong(Random random) {
        return random.doubles(SAMPLES).map(x -> x < 0.8 ? 1 : 0).toArray();
    }

    private static double[] changed(double[] values, Random random, ToDoubleBiFunction<Random, Double> change) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> change.applyAsDouble(random, values[i]))
                .toArray();
    }

    private static double[] flipped(double[] values, Random random, double lost, double won) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> {
                    double x = random.nextDouble();
                    return values[i] == 1 ? (x < lost / 0.8 ? 0 : 1) : (x < won / 0.2 ? 1 : 0);
                })
                .toArray();
    }
}
