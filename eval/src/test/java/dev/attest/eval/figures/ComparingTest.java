package dev.attest.eval.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.Score;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Comparison.Change;
import dev.attest.eval.reports.Comparison.Changed;
import dev.attest.eval.reports.Comparison.Line;
import dev.attest.eval.reports.Report;
import dev.attest.statistics.McNemar;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparingTest {

    @Test
    void samplesArePairedByIdAndTheDifferenceIsPaired() {
        Line line = compared(
                Runs.GROUNDEDNESS,
                Runs.of(Runs.GROUNDEDNESS, 60, i -> Score.of(0.3 + 0.5 * (i % 2))),
                Runs.of(Runs.GROUNDEDNESS, 60, i -> Score.of(0.2 + 0.5 * (i % 2))));
        assertThat(line.before()).isEqualTo(0.55, within(1e-12));
        assertThat(line.after()).isEqualTo(0.45, within(1e-12));
        assertThat(line.difference()).isEqualTo(-0.1, within(1e-12));
        assertThat(line.low()).isEqualTo(-0.1, within(1e-12));
        assertThat(line.high()).isEqualTo(-0.1, within(1e-12));
        assertThat(line.test()).isEqualTo("bootstrap");
        assertThat(line.pairs()).isEqualTo(60);
        assertThat(line.change()).isEqualTo(Change.WORSE);
    }

    @Test
    void lessHallucinationIsBetter() {
        var random = new Random(1);
        Line line = compared(
                Runs.HALLUCINATION,
                Runs.of(Runs.HALLUCINATION, 60, i -> Score.of(0.4 + random.nextDouble() / 2)),
                Runs.of(Runs.HALLUCINATION, 60, i -> Score.of(random.nextDouble() / 2)));
        assertThat(line.change()).isEqualTo(Change.BETTER);
        assertThat(line.p()).isLessThan(0.001).isPositive();
        assertThat(line.high()).isLessThan(0);
    }

    @Test
    void nothingDifferentIsTheSame() {
        var run = Runs.of(Runs.GROUNDEDNESS, 60, i -> Score.of(i % 2));
        Line line = compared(Runs.GROUNDEDNESS, run, run);
        assertThat(line.p()).isEqualTo(1);
        assertThat(line.change()).isEqualTo(Change.SAME);
        assertThat(compare(Runs.report(List.of(Runs.GROUNDEDNESS), run), List.of(Runs.GROUNDEDNESS), run, Runs.JUDGE, 7)
                        .changed())
                .isEmpty();
    }

    @Test
    void yesOrNoIsComparedByMcNemar() {
        Line line = compared(
                Runs.ABSTENTION,
                Runs.of(Runs.ABSTENTION, 100, i -> Score.of(i % 5 < 4 ? 1 : 0)),
                Runs.of(Runs.ABSTENTION, 100, i -> Score.of(i % 5 == 0 && i < 90 ? 0 : i % 5 < 4 || i > 85 ? 1 : 0)));
        assertThat(line.test()).isEqualTo("mcnemar");
        assertThat(line.p()).isEqualTo(new McNemar(18, 3).p());
        assertThat(line.change()).isEqualTo(Change.WORSE);
    }

    @Test
    void twoSourcesThatTurnAsAWholeAreTwoAndNotTenChanges() {
        Line line = compared(
                Runs.ABSTENTION,
                Runs.of(Runs.ABSTENTION, 100, i -> Score.of(1)),
                Runs.of(Runs.ABSTENTION, 100, i -> Score.of(i < 10 ? 0 : 1)));
        assertThat(new McNemar(10, 0).p()).isLessThan(0.001);
        assertThat(line.p()).isGreaterThan(0.05);
    }

    @Test
    void timesAreComparedByTheirMedian() {
        Line line = compared(
                Runs.LATENCY,
                Runs.of(Runs.LATENCY, 101, i -> Score.of(100 + i)),
                Runs.of(Runs.LATENCY, 101, i -> Score.of(300 + i)));
        assertThat(line.aggregate()).isEqualTo(Aggregate.P50);
        assertThat(line.before()).isEqualTo(150);
        assertThat(line.difference()).isEqualTo(200);
        assertThat(line.change()).isEqualTo(Change.WORSE);
    }

    @Test
    void severalLinesAreCorrectedTogether() {
        var random = new Random(2);
        List<MetricInfo> metrics = Stream.of("a", "b", "c", "d")
                .map(name -> Runs.metric(name, Direction.HIGHER, "share", false, false, Aggregate.MEAN))
                .toList();
        List<Line> lines = compare(
                        Runs.report(metrics, scored(metrics, random)), metrics, scored(metrics, random), Runs.JUDGE, 7)
                .lines();
        double least = lines.stream().mapToDouble(Line::p).min().orElseThrow();
        assertThat(lines)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.adjusted())
                        .isGreaterThanOrEqualTo(Math.min(1, 4 * least) - 1e-12)
                        .isGreaterThanOrEqualTo(line.p()));
    }

    private static List<ScoredSample> scored(List<MetricInfo> metrics, Random random) {
        return Stream.iterate(0, i -> i + 1)
                .limit(50)
                .map(i -> Runs.scored(
                        Runs.sample("q-" + i, "s-" + i, false),
                        metrics.stream()
                                .collect(Collectors.toMap(MetricInfo::name, metric -> Score.of(random.nextDouble())))))
                .toList();
    }

    @Test
    void aGrownDatasetIsComparedWhereBothMeasured() {
        var before = Runs.of(Runs.GROUNDEDNESS, 40, i -> i < 5 ? Score.unmeasured("no") : Score.of(i % 2));
        var after = Runs.of(Runs.GROUNDEDNESS, 60, i -> i > 35 ? Score.notApplicable("no") : Score.of(i % 2));
        assertThat(compared(Runs.GROUNDEDNESS, before, after).pairs()).isEqualTo(31);
    }

    @Test
    void aQuestionThatWasChangedIsAnotherOne() {
        var before = List.of(scored("a", "handbook.pdf", 1), scored("b", "handbook.pdf", 1));
        var after = List.of(scored("a", "handbook.pdf", 1), scored("b", "other.pdf", 1));
        assertThat(compared(Runs.GROUNDEDNESS, before, after).pairs()).isEqualTo(1);
    }

    @Test
    void otherSamplesGiveNoComparison() {
        var report = Runs.report(List.of(Runs.GROUNDEDNESS), List.of(scored("a", "s", 1)));
        assertThat(Comparing.of(report, List.of(Runs.GROUNDEDNESS), List.of(scored("b", "s", 1)), Runs.JUDGE, 7))
                .isEmpty();
    }

    @Test
    void anotherDefinitionOrAnotherJudgeIsAnotherMeasure() {
        var samples = List.of(scored("a", "s", 1));
        var otherwise = new MetricInfo(
                "groundedness",
                "t",
                "Of something else",
                "nobody",
                Direction.HIGHER,
                "share",
                true,
                false,
                List.of(Aggregate.MEAN));
        var report = Runs.report(List.of(otherwise), samples);
        assertThat(compare(report, List.of(Runs.GROUNDEDNESS), samples, Runs.JUDGE, 7)
                        .lines())
                .isEmpty();
        var same = Runs.report(List.of(Runs.GROUNDEDNESS), samples);
        assertThat(compare(same, List.of(Runs.GROUNDEDNESS), samples, "llm x", 7)
                        .lines())
                .isEmpty();
        assertThat(compare(same, List.of(Runs.GROUNDEDNESS), samples, Runs.JUDGE, 7)
                        .lines())
                .hasSize(1);
    }

    @Test
    void namesTheTunedSamplesThatChangedTheWorstLossesFirst() {
        List<MetricInfo> metrics = List.of(Runs.GROUNDEDNESS, Runs.HALLUCINATION, Runs.LATENCY);
        var before = List.of(three("a", false, 1, 0, 5), three("b", false, 1, 0, 5), three("c", true, 1, 0, 5));
        var after = List.of(three("a", false, 0.8, 0, 9), three("b", false, 1, 0.5, 9), three("c", true, 0, 1, 9));
        Comparison comparison = compare(Runs.report(metrics, before), metrics, after, Runs.JUDGE, 7);
        assertThat(comparison.changed())
                .containsExactly(
                        new Changed("b", "hallucination", 0.0, 0.5), new Changed("a", "groundedness", 1.0, 0.8));
        assertThat(comparison.lines()).extracting(Line::pairs).containsExactly(3, 3, 3);
        assertThat(comparison.baseline()).isEqualTo("before");
    }

    @Test
    void whatIsNoLongerMeasuredHasChangedToo() {
        var before = List.of(scored("a", "s", 1), scored("b", "s", 1));
        var after = List.of(
                scored("a", "s", 1),
                Runs.scored(
                        Runs.sample("b", "s", false), Map.of("groundedness", Score.unmeasured("the judge was busy"))));
        assertThat(compare(
                                Runs.report(List.of(Runs.GROUNDEDNESS), before),
                                List.of(Runs.GROUNDEDNESS),
                                after,
                                Runs.JUDGE,
                                7)
                        .changed())
                .containsExactly(new Changed("b", "groundedness", 1.0, null));
    }

    private static ScoredSample three(String id, boolean frozen, double grounded, double hallucinated, double ms) {
        return Runs.scored(
                Runs.sample(id, "s", frozen),
                Map.of(
                        "groundedness", Score.of(grounded),
                        "hallucination", Score.of(hallucinated),
                        "latency", Score.of(ms)));
    }

    private static ScoredSample scored(String id, String source, double value) {
        return Runs.scored(Runs.sample(id, source, false), Map.of("groundedness", Score.of(value)));
    }

    private static Comparison compare(
            Report before, List<MetricInfo> metrics, List<ScoredSample> after, String judge, long seed) {
        return Comparing.of(before, metrics, after, judge, seed).orElseThrow();
    }

    private static Line compared(MetricInfo metric, List<ScoredSample> before, List<ScoredSample> after) {
        return compare(Runs.report(List.of(metric), before), List.of(metric), after, Runs.JUDGE, 7)
                .lines()
                .get(0);
    }
}
