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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a nightly run promises, over 200 of them. All are seeded, so that the outcome is always the same. */
class SimulatedRunsTest {

    private static final int RUNS = 200;
    private static final int SAMPLES = 150;
    private static final int PER_SOURCE = 5;

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
        double coverage = 0;
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
            coverage += figure.coverage() / RUNS;
            held += holds(figure, mean) ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo((int) (0.93 * RUNS));
        assertThat(coverage).isEqualTo(0.7, within(0.01));
    }

    /**
     * One source of 100 samples and 100 of one each. What is known of a mean that rests on one source by half is little, and
     * the widened interval errs on the safe side: it holds the mean in all of these runs.
     */
    @Test
    void oneSourceThatOutweighsAllOthersDoesNotMakeAMeanSurer() {
        var random = new Random(47);
        int held = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] hard = random.doubles(101).toArray();
            var samples = IntStream.range(0, 200)
                    .mapToObj(i -> Runs.scored(
                            Runs.sample("q-" + i, "source-" + Math.max(0, i - 99), false),
                            Map.of("groundedness", Score.of(random.nextDouble() < hard[Math.max(0, i - 99)] ? 1 : 0))))
                    .toList();
            Figure figure = Figures.of(List.of(Runs.GROUNDEDNESS), samples, run, Optional.empty())
                    .get(0);
            assertThat(figure.unit()).isEqualTo(Figure.Unit.SOURCE);
            held += holds(figure, 0.5) ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo((int) (0.93 * RUNS));
    }

    private static boolean holds(Figure figure, double mean) {
        Double low = figure.low();
        Double high = figure.high();
        return low != null && high != null && low <= mean && mean <= high;
    }

    /** Scores fall by 0.1 on four samples in five, and one answer in ten that was right is wrong. */
    @Test
    void aRegressionFailsTheGate() {
        assertThat(failed(1, 0)).isGreaterThanOrEqualTo((long) (0.95 * RUNS));
    }

    /** The same changes, as often up as down. */
    @Test
    void noiseOfTheSameSizeDoesNot() {
        assertThat(failed(0.5, 0)).isLessThanOrEqualTo((long) (0.05 * RUNS));
    }

    /** Changes up or down that all samples of a source share: what a document that is cut otherwise does. */
    @Test
    void noiseThatSourcesShareDoesNotEither() {
        assertThat(failed(0.5, 1)).isLessThanOrEqualTo((long) (0.05 * RUNS));
    }

    /**
     * In how many runs the gate fails.
     *
     * @param down share of the changes that are for the worse
     * @param shared 1 when samples of a source change together, 0 when each changes alone
     */
    private static long failed(double down, int shared) {
        var random = new Random(43);
        return IntStream.range(0, RUNS)
                .filter(run -> !passes(random, run, down, shared))
                .count();
    }

    private static boolean passes(Random random, long seed, double down, int shared) {
        Map<String, double[]> before = new LinkedHashMap<>();
        Map<String, double[]> after = new LinkedHashMap<>();
        METRICS.forEach(metric -> {
            double[] values = metric.binary() ? rightOrWrong(random) : groundedness(random);
            before.put(metric.name(), values);
            after.put(metric.name(), changed(metric, values, random, down, shared));
        });
        Optional<Comparison> comparison =
                Comparing.of(Runs.report(METRICS, samples(before)), METRICS, samples(after), Runs.JUDGE, seed);
        List<Figure> figures = Figures.of(METRICS, samples(after), seed, Optional.empty());
        return Gates.of(GateSettings.DEFAULT, METRICS, figures, comparison).passed();
    }

    private static double[] changed(MetricInfo metric, double[] values, Random random, double down, int shared) {
        double[] changes = random.doubles(values.length).toArray();
        double[] ways = random.doubles(values.length).toArray();
        return IntStream.range(0, values.length)
                .mapToDouble(i -> {
                    int of = shared == 1 ? i / PER_SOURCE : i;
                    boolean worse = ways[of] < down;
                    return metric.binary()
                            ? turned(values[i], changes[of], worse)
                            : moved(values[i], changes[of], worse);
                })
                .toArray();
    }

    private static double moved(double value, double change, boolean worse) {
        return change > 0.8 ? value : value + (worse ? -0.1 : 0.1);
    }

    /** One in ten of all is changed: of the four in five that are right, or as many of the few that are wrong. */
    private static double turned(double value, double change, boolean worse) {
        return worse ? (change < 0.125 ? 0 : value) : (change < 0.5 ? 1 : value);
    }

    private static List<ScoredSample> samples(Map<String, double[]> values) {
        return IntStream.range(0, SAMPLES)
                .mapToObj(i -> {
                    Map<String, Score> scores = new LinkedHashMap<>();
                    values.forEach((metric, all) -> scores.put(metric, Score.of(all[i])));
                    return Runs.scored(Runs.sample("q-" + i, "source-" + i / PER_SOURCE, false), scores);
                })
                .toList();
    }

    /** Shares of claims, most of them 1, lower on sources that are hard. */
    private static double[] groundedness(Random random) {
        double[] hard = random.doubles(SAMPLES / PER_SOURCE).toArray();
        return IntStream.range(0, SAMPLES)
                .mapToDouble(i -> {
                    double supported = 0.95 - 0.3 * hard[i / PER_SOURCE];
                    return random.doubles(3).filter(x -> x < supported).count() / 3.0;
                })
                .toArray();
    }

    private static double[] rightOrWrong(Random random) {
        return random.doubles(SAMPLES).map(x -> x < 0.8 ? 1 : 0).toArray();
    }
}
