package dev.attest.eval.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Figure.Corrected;
import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.JudgeError.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    /** Three of four claims are called supported: (0.75 + 0.8 − 1) / (0.9 + 0.8 − 1) = 0.786 are. */
    @Test
    void groundednessIsCorrectedByTheErrorsOfTheJudge() {
        Figure figure = figure(Runs.GROUNDEDNESS, oneInFour(true), Optional.of(Runs.judge()));
        assertThat(figure.value()).isEqualTo(0.75);
        assertThat(corrected(figure).value()).isEqualTo(0.55 / 0.7, within(1e-12));
    }

    @Test
    void hallucinationIsTheOtherSideOfIt() {
        Corrected grounded = corrected(figure(Runs.GROUNDEDNESS, oneInFour(true), Optional.of(Runs.judge())));
        Corrected hallucinated = corrected(figure(Runs.HALLUCINATION, oneInFour(false), Optional.of(Runs.judge())));
        assertThat(hallucinated.value()).isEqualTo(1 - grounded.value(), within(1e-12));
        assertThat(hallucinated.low()).isEqualTo(1 - grounded.high(), within(0.02));
    }

    /**
     * 150 of 200 claims called supported, by a judge right on 90 of 100 and 80 of 100: by Lang and Reiczigel's formula (Confidence
     * limits for prevalence of disease adjusted for estimated sensitivity and specificity, 2014), 0.675 to 0.903. One claim a
     * sample, each of a source of its own, is the case that it is for.
     */
    @Test
    void theIntervalIsNearThatOfLangAndReiczigel() {
        var samples = IntStream.range(0, 200)
                .mapToObj(i -> Runs.scored(
                        Runs.sample("q-" + i, "s-" + i, false),
                        Map.of("groundedness", Runs.claims(i < 150 ? 1 : 0, i < 150 ? 0 : 1, true))))
                .toList();
        Corrected corrected = corrected(figure(Runs.GROUNDEDNESS, samples, Optional.of(Runs.judge())));
        assertThat(corrected.low()).isEqualTo(0.675, within(0.02));
        assertThat(corrected.high()).isEqualTo(0.903, within(0.02));
    }

    /** 200 made-up runs and calibrations: 120 samples of three claims, and 80 labels of either kind. */
    @Test
    void theIntervalHoldsTheTruthThoughTheJudgeErrs() {
        var random = new Random(11);
        long held = IntStream.range(0, 200).filter(run -> holds(random)).count();
        assertThat(held).isBetween(186L, 200L);
    }

    private static boolean holds(Random random) {
        double truth = 0.8;
        var samples = IntStream.range(0, 120)
                .mapToObj(i -> {
                    int yes = successes(3, truth * 0.85 + (1 - truth) * 0.25, random);
                    return Runs.scored(
                            Runs.sample("q-" + i, "s-" + i / 3, false),
                            Map.of("groundedness", Runs.claims(yes, 3 - yes, true)));
                })
                .toList();
        var judge = Runs.judge("claims", measured(0.85, random), measured(0.75, random), 80);
        Corrected corrected = corrected(figure(Runs.GROUNDEDNESS, samples, Optional.of(judge)));
        return corrected.low() <= truth && truth <= corrected.high();
    }

    private static Interval measured(double rate, Random random) {
        double share = successes(80, rate, random) / 80.0;
        double reach = 1.96 * Math.sqrt(share * (1 - share) / 80);
        return new Interval(share, share - reach, share + reach);
    }

    private static int successes(int n, double rate, Random random) {
        return (int) random.doubles(n).filter(x -> x < rate).count();
    }

    @Test
    void aRateThatIsNoneOfItsVerdictsIsNotCorrected() {
        var samples = Runs.of(Runs.GROUNDEDNESS, 20, i -> new Score.Measured(0.3, "", Runs.judged(3, 1)));
        assertThat(figure(Runs.GROUNDEDNESS, samples, Optional.of(Runs.judge())).corrected())
                .isNull();
        var without = Runs.of(Runs.GROUNDEDNESS, 20, i -> Score.of(0.75));
        assertThat(figure(Runs.GROUNDEDNESS, without, Optional.of(Runs.judge())).corrected())
                .isNull();
    }

    /** Verbatim answers, of which it calls nearly all supported, are not like labels of which it found nine in ten. */
    @Test
    void aRateThatAJudgeWithTheseErrorsCouldNotGiveIsNotCorrected() {
        var samples = IntStream.range(0, 100)
                .mapToObj(i -> Runs.scored(
                        Runs.sample("q-" + i, "s-" + i, false),
                        Map.of("groundedness", Runs.claims(i < 99 ? 1 : 0, i < 99 ? 0 : 1, true))))
                .toList();
        var sensitivity = new Interval(0.77, 0.69, 0.84);
        var specificity = new Interval(0.71, 0.62, 0.79);
        assertThat(figure(Runs.GROUNDEDNESS, samples, Optional.of(Runs.judge("claims", sensitivity, specificity, 130)))
                        .corrected())
                .isNull();
    }

    @Test
    void withoutErrorsOnClaimsNothingIsCorrected() {
        var half = new Interval(0.5, 0.4, 0.6);
        var few = new Interval(0.215, 0.14, 0.296);
        var most = new Interval(0.797, 0.741, 0.864);
        List<Optional<JudgeError>> judges = List.of(
                Optional.empty(),
                Optional.of(Runs.judge("pairs", half, half, 100)),
                Optional.of(Runs.judge("claims", half, half, 100)),
                Optional.of(Runs.judge("claims", few, most, 115)));
        assertThat(judges)
                .allSatisfy(judge -> assertThat(figure(Runs.GROUNDEDNESS, oneInFour(true), judge)
                                .corrected())
                        .isNull());
    }

    private static List<ScoredSample> oneInFour(boolean grounded) {
        return Runs.of(
                grounded ? Runs.GROUNDEDNESS : Runs.HALLUCINATION,
                60,
                i -> i % 2 == 0 ? Runs.claims(2, 2, grounded) : Runs.claims(4, 0, grounded));
    }

    private static Figure figure(MetricInfo metric, List<ScoredSample> samples, Optional<JudgeError> judge) {
        return Figures.of(List.of(metric), samples, 7, judge).get(0);
    }

    private static Corrected corrected(Figure figure) {
        return Objects.requireNonNull(figure.corrected());
    }
}
