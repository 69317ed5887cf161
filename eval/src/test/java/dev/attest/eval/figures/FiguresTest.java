package dev.attest.eval.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.Score;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Figure.Trivial;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final long SEED = 7;

    @Test
    void everyStateIsCountedAndNothingTurnsIntoZero() {
        Figure figure = all(Runs.GROUNDEDNESS, Runs.of(Runs.GROUNDEDNESS, 10, i -> switch (i) {
            case 0, 1, 2, 3 -> Score.of(0.5);
            case 4 -> Score.unmeasured("it rained");
            case 5, 6 -> Score.unmeasured("the judge said nothing");
            default -> Score.notApplicable("nothing was asked");
        }));
        assertThat(figure.value()).isEqualTo(0.5);
        assertThat(figure.measured()).isEqualTo(4);
        assertThat(figure.unmeasured()).isEqualTo(3);
        assertThat(figure.notApplicable()).isEqualTo(3);
        assertThat(figure.reason()).isEqualTo("the judge said nothing");
        assertThat(figure.coverage()).isEqualTo(4.0 / 7, within(1e-12));
    }

    /** Reasons may quote what was asked or answered. */
    @Test
    void theReasonIsThatOfTunedSamplesOnly() {
        var tuned = unmeasured("a", false, "busy");
        var frozen =
                List.of(unmeasured("b", true, "“secret” is no JSON"), unmeasured("c", true, "“secret” is no JSON"));
        assertThat(all(Runs.GROUNDEDNESS, List.of(frozen.get(0), tuned, frozen.get(1)))
                        .reason())
                .isEqualTo("busy");
        assertThat(all(Runs.GROUNDEDNESS, frozen).reason())
                .isEqualTo("withheld: the samples without a value are frozen");
    }

    private static ScoredSample unmeasured(String id, boolean frozen, String reason) {
        return Runs.scored(Runs.sample(id, "s", frozen), Map.of("groundedness", Score.unmeasured(reason)));
    }

    @Test
    void aMetricThatIsNotMeasuredHasNoValueAndAScoreThatIsMissingIsUnmeasured() {
        Figure figure = all(Runs.LATENCY, Runs.of(Runs.GROUNDEDNESS, 3, i -> Score.of(1)));
        assertThat(figure.value()).isNull();
        assertThat(figure.low()).isNull();
        assertThat(figure.unmeasured()).isEqualTo(3);
        assertThat(figure.reason()).isEqualTo("the run holds no score of it.");
    }

    @Test
    void slicesAreAllBothHalvesAndEveryTag() {
        var score = Map.of("groundedness", Score.of(1));
        var tuned = Runs.scored(Runs.sample("a", "s", false, "pdf", "number"), score);
        var frozen = Runs.scored(Runs.sample("b", "s", true, "pdf"), score);
        assertThat(slices(List.of(tuned, frozen))).containsExactly("all", "tuned", "frozen", "tag:number", "tag:pdf");
        assertThat(slices(List.of(frozen))).containsExactly("all", "tag:pdf");
    }

    private static List<String> slices(List<ScoredSample> samples) {
        return Figures.of(List.of(Runs.GROUNDEDNESS), samples, SEED, Optional.empty()).stream()
                .map(Figure::slice)
                .toList();
    }

    @Test
    void timesHaveTheirQuantilesAndTokensTheirSum() {
        var latencies = Runs.of(Runs.LATENCY, 100, i -> Score.of(i + 1));
        List<Figure> figures = Figures.of(List.of(Runs.LATENCY), latencies, SEED, Optional.empty());
        assertThat(figures).extracting(Figure::aggregate).containsExactly(Aggregate.P50, Aggregate.P95);
        assertThat(figures).extracting(Figure::value).containsExactly(50.0, 95.0);
        assertThat(figures.get(0).low()).isBetween(20.0, 49.0);
        assertThat(figures.get(0).high()).isBetween(51.0, 80.0);
        assertThat(all(Runs.TOKENS, Runs.of(Runs.TOKENS, 100, i -> Score.of(10)))
                        .value())
                .isEqualTo(1000);
    }

    /** Groups differ in size by a factor of nine; the sum over as many samples does not vary with that. */
    @Test
    void theIntervalOfASumIsOfAsManySamples() {
        var samples = IntStream.range(0, 100)
                .mapToObj(i -> Runs.scored(
                        Runs.sample("q-" + i, "source-" + (i < 45 ? i % 5 : i), false),
                        Map.of("tokens", Score.of(9 + i % 3))))
                .toList();
        Figure sum = all(Runs.TOKENS, samples);
        assertThat(sum.low()).isGreaterThan(960);
        assertThat(sum.high()).isLessThan(1040);
    }

    @Test
    void theSameSeedGivesTheSameFiguresAndAnotherOthers() {
        var random = new Random(1);
        var samples = Runs.of(Runs.GROUNDEDNESS, 60, i -> Score.of(random.nextDouble()));
        assertThat(all(Runs.GROUNDEDNESS, samples)).isEqualTo(all(Runs.GROUNDEDNESS, samples));
        assertThat(Figures.of(List.of(Runs.GROUNDEDNESS), samples, SEED + 1, Optional.empty())
                        .get(0)
                        .low())
                .isNotEqualTo(all(Runs.GROUNDEDNESS, samples).low());
    }

    /** Twelve sources that are all good or all bad say as much as twelve samples: the interval is twice as wide as by sample. */
    @Test
    void samplesOfOneSourceAreDrawnTogether() {
        Figure grouped = all(Runs.GROUNDEDNESS, Runs.of(Runs.GROUNDEDNESS, 60, i -> Score.of(i / 5 % 2)));
        Figure spread = all(Runs.GROUNDEDNESS, Runs.of(Runs.GROUNDEDNESS, 60, i -> Score.of(i % 2)));
        assertThat(width(grouped)).isGreaterThan(2 * width(spread));
    }

    /** 20 of 20 by Wilson: 0.839 to 1; the samples are of four sources only, too few to be drawn. */
    @Test
    void aShareWhoseValuesAreAllTheSameStillHasAnInterval() {
        Figure figure = all(Runs.GROUNDEDNESS, Runs.of(Runs.GROUNDEDNESS, 20, i -> Score.of(1)));
        assertThat(figure.low()).isEqualTo(0.8389, within(1e-4));
        assertThat(figure.high()).isEqualTo(1);
    }

    @Test
    void sourcesAreDrawnFromSixOnHoweverUnevenAndSamplesBelow() {
        assertThat(all(Runs.GROUNDEDNESS, Runs.of(Runs.GROUNDEDNESS, 25, i -> Score.of(i % 2)))
                        .unit())
                .isEqualTo(Figure.Unit.SAMPLE);
        var uneven = IntStream.range(0, 50)
                .mapToObj(i -> Runs.scored(
                        Runs.sample("q-" + i, "source-" + Math.max(0, i - 44), false),
                        Map.of("groundedness", Score.of(i < 45 ? 1 : 0))))
                .toList();
        Figure figure = all(Runs.GROUNDEDNESS, uneven);
        assertThat(figure.unit()).isEqualTo(Figure.Unit.SOURCE);
        assertThat(width(figure)).isGreaterThan(0.8);
        assertThat(all(Runs.GROUNDEDNESS, Runs.of(Runs.GROUNDEDNESS, 5, i -> Score.unmeasured("no")))
                        .unit())
                .isNull();
    }

    @Test
    void fewSamplesOfAShareHaveAWideInterval() {
        Figure figure = all(Runs.GROUNDEDNESS, Runs.of(Runs.GROUNDEDNESS, 3, i -> Score.of(i == 0 ? 0 : 1)));
        assertThat(figure.low()).isEqualTo(0.2077, within(1e-4));
        assertThat(figure.high()).isEqualTo(0.9385, within(1e-4));
    }

    @Test
    void trivialJudgesStandBesideJudgedMetricsOnly() {
        Map<String, Score> scores = Map.of("groundedness", Score.of(0.9), "latency", Score.of(3));
        var samples = List.of(
                Runs.scored(
                        Runs.sample("a", "s", false),
                        scores,
                        Map.of("always-supported", Map.of("groundedness", Score.of(1)))),
                Runs.scored(
                        Runs.sample("b", "s", false),
                        scores,
                        Map.of("length-only", Map.of("groundedness", Score.unmeasured("no texts")))));
        assertThat(all(Runs.GROUNDEDNESS, samples).trivial())
                .containsExactly(new Trivial("always-supported", 1.0), new Trivial("length-only", null));
        assertThat(all(Runs.LATENCY, samples).trivial()).isEmpty();
    }

    /** 200 samples in 30 tags each, 30 metrics: 32 slices of all samples. In seconds, not in minutes. */
    @Test
    void aLargeRunTakesSeconds() {
        String[] tags = IntStream.range(0, 30).mapToObj(i -> "tag-" + i).toArray(String[]::new);
        List<MetricInfo> metrics = IntStream.range(0, 30)
                .mapToObj(i -> Runs.metric(
                        "m" + i,
                        MetricInfo.Direction.HIGHER,
                        "share",
                        true,
                        false,
                        i < 27 ? new Aggregate[] {Aggregate.MEAN} : new Aggregate[] {Aggregate.P50, Aggregate.P95}))
                .toList();
        var random = new Random(3);
        var samples = IntStream.range(0, 200)
                .mapToObj(i -> {
                    Map<String, Score> scores = new HashMap<>();
                    metrics.forEach(metric -> scores.put(metric.name(), Score.of(random.nextDouble())));
                    return Runs.scored(Runs.sample("q-" + i, "s-" + i / 3, i % 2 == 0, tags), scores);
                })
                .toList();
        long start = System.nanoTime();
        assertThat(Figures.of(metrics, samples, SEED, Optional.of(Runs.judge())))
                .hasSize(33 * 33);
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isLessThan(Duration.ofMinutes(1));
    }

    private static double width(Figure figure) {
        assertThat(figure.low()).isNotNull();
        assertThat(figure.high()).isNotNull();
        return figure.high() - figure.low();
    }

    private static Figure all(MetricInfo metric, List<ScoredSample> samples) {
        return Figures.of(List.of(metric), samples, SEED, Optional.empty()).get(0);
    }
}
