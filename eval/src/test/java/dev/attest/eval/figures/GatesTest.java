package dev.attest.eval.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import dev.attest.eval.reports.Gate;
import dev.attest.eval.reports.Gate.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class GatesTest {

    @Test
    void guardsTheUsualMetricsThatTheRunHas() {
        Gate gate = gate(GateSettings.DEFAULT, List.of(Runs.GROUNDEDNESS, Runs.LATENCY), both(i -> Score.of(1)));
        assertThat(gate.rules()).extracting(Rule::metric).containsOnly("groundedness");
        assertThat(gate.rules()).extracting(Rule::name).containsExactly("coverage");
        assertThat(gate.passed()).isTrue();
    }

    @Test
    void failsBelowTheFloorAndSaysWhy() {
        Gate gate = gate(
                GateSettings.DEFAULT,
                List.of(Runs.GROUNDEDNESS),
                Runs.of(Runs.GROUNDEDNESS, 100, i -> i < 79 ? Score.of(1) : Score.unmeasured("the judge was busy")));
        assertThat(gate.passed()).isFalse();
        assertThat(gate.rules().get(0).detail())
                .isEqualTo(
                        "measured on 79 of the 100 samples that should have a value; mostly because: the judge was busy");
    }

    @Test
    void whatDoesNotApplyIsNotMissing() {
        Gate gate = gate(
                GateSettings.DEFAULT,
                List.of(Runs.GROUNDEDNESS),
                Runs.of(Runs.GROUNDEDNESS, 100, i -> i < 10 ? Score.of(1) : Score.notApplicable("abstained")));
        assertThat(gate.passed()).isTrue();
    }

    @Test
    void aLargeAndSignificantDropFails() {
        Gate gate = compared(Runs.GROUNDEDNESS, i -> Score.of(0.9), i -> Score.of(0.85 + i % 3 * 0.01));
        assertThat(gate.passed()).isFalse();
        assertThat(gate.rules().get(1).detail())
                .startsWith("0.900 to 0.860 on 60 pairs, a difference of -0.040 (95 % interval -0.04")
                .endsWith("), p below 0.001 after correction for 1 metric");
    }

    @Test
    void aSignificantDropWithinTheMarginPasses() {
        assertThat(compared(Runs.GROUNDEDNESS, i -> Score.of(0.9), i -> Score.of(0.88 + i % 3 * 0.005))
                        .passed())
                .isTrue();
    }

    @Test
    void aLargeDropThatMayBeChancePasses() {
        Gate gate = compared(Runs.GROUNDEDNESS, GatesTest::half, i -> i < 8 ? Score.of(0.5 - i % 2 * 0.5) : half(i));
        assertThat(gate.passed()).isTrue();
    }

    @Test
    void aRisePasses() {
        assertThat(compared(Runs.GROUNDEDNESS, i -> Score.of(0.2), i -> Score.of(0.9))
                        .passed())
                .isTrue();
    }

    /** 200 to 210 ms is 5 % more: too much at 2 %, and not at 10 %. */
    @Test
    void theMarginOfOtherUnitsIsAShareOfWhatWasBefore() {
        IntFunction<Score> before = i -> Score.of(200 + i % 2);
        IntFunction<Score> after = i -> Score.of(210 + i % 2);
        var tight = new GateSettings(List.of("latency"), 0.02, 0.8);
        var loose = new GateSettings(List.of("latency"), 0.1, 0.8);
        assertThat(compared(tight, Runs.LATENCY, before, after).passed()).isFalse();
        assertThat(compared(tight, Runs.LATENCY, before, after).rules().get(1).limit())
                .isEqualTo(4, within(0.1));
        assertThat(compared(loose, Runs.LATENCY, before, after).passed()).isTrue();
    }

    @Test
    void aJudgedMetricWithoutAnyValueFailsThoughTheJudgeMeasuredOthers() {
        var f1 = Runs.metric(
                "correctness_f1", MetricInfo.Direction.HIGHER, "share", true, false, MetricInfo.Aggregate.MEAN);
        Gate gate = gate(GateSettings.DEFAULT, List.of(Runs.GROUNDEDNESS, f1), both(GatesTest::half));
        assertThat(gate.rules())
                .filteredOn(rule -> !rule.passed())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.metric()).isEqualTo("correctness_f1");
                    assertThat(rule.detail())
                            .startsWith("measured on 0 of the 60")
                            .endsWith("the judge could not say");
                });
    }

    @Test
    void whatAppliesToNoSampleHasNoRuleAboutCoverage() {
        Gate gate = gate(
                GateSettings.DEFAULT,
                List.of(Runs.GROUNDEDNESS),
                both(i -> Score.notApplicable("The target reports no passages.")));
        assertThat(gate.rules()).isEmpty();
    }

    @Test
    void aJudgeThatJudgesNothingFailsTheGate() {
        Gate gate = gate(GateSettings.DEFAULT, List.of(Runs.GROUNDEDNESS), both(i -> Score.unmeasured("no answer")));
        assertThat(gate.passed()).isFalse();
    }

    @Test
    void aMetricThatCannotBeHeldAgainstTheBaselineIsSaidNotToBe() {
        var before = Runs.report(List.of(), both(GatesTest::half));
        var comparison = Comparing.of(before, List.of(Runs.GROUNDEDNESS), both(GatesTest::half), Runs.JUDGE, 7);
        var figures = Figures.of(List.of(Runs.GROUNDEDNESS), both(GatesTest::half), 7, Optional.empty());
        Gate gate = Gates.of(GateSettings.DEFAULT, List.of(Runs.GROUNDEDNESS), figures, comparison);
        assertThat(gate.rules().get(1).passed()).isTrue();
        assertThat(gate.rules().get(1).detail()).startsWith("not compared");
    }

    @Test
    void refusesToGuardWhatTheRunDoesNotMeasure() {
        var typo = new GateSettings(List.of("groundednes"), 0.02, 0.8);
        assertThatThrownBy(() -> gate(typo, List.of(Runs.GROUNDEDNESS), both(GatesTest::half)))
                .isInstanceOf(EvalFailure.class)
                .hasMessage("the gate guards groundednes, which the run does not measure; it measures groundedness.");
        assertThatThrownBy(() -> new GateSettings(List.of(), -1, 0.8)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Score half(int sample) {
        return Score.of(sample % 2);
    }

    private static List<ScoredSample> both(IntFunction<Score> score) {
        return Runs.of(Runs.GROUNDEDNESS, 60, i -> score.apply(i)).stream()
                .map(scored -> Runs.scored(
                        scored.exchange().sample(),
                        Map.of(
                                "groundedness", Scores.of(scored.scores(), "groundedness"),
                                "correctness_f1", Score.unmeasured("the judge could not say"),
                                "latency", Score.of(5))))
                .toList();
    }

    private static Gate gate(GateSettings settings, List<MetricInfo> metrics, List<ScoredSample> samples) {
        return Gates.of(settings, metrics, Figures.of(metrics, samples, 7, Optional.empty()), Optional.empty());
    }

    private static Gate compared(MetricInfo metric, IntFunction<Score> before, IntFunction<Score> after) {
        return compared(GateSettings.DEFAULT, metric, before, after);
    }

    private static Gate compared(
            GateSettings settings, MetricInfo metric, IntFunction<Score> before, IntFunction<Score> after) {
        var samples = Runs.of(metric, 60, after);
        List<MetricInfo> metrics = List.of(metric);
        return Gates.of(
                settings,
                metrics,
                Figures.of(metrics, samples, 7, Optional.empty()),
                Comparing.of(Runs.report(metrics, Runs.of(metric, 60, before)), metrics, samples, Runs.JUDGE, 7));
    }
}
