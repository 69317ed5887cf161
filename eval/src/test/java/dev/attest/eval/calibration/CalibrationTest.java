package dev.attest.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.reports.JudgeError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** By hand: 4 of 5 supported claims found, 4 of 6 others; 25 of 30 pairs of them in the right order. */
    @Test
    void measuresClaimsAsCountedByHand() {
        Calibration calibration = of(Scenes.claims(), Scenes.knownErrors());
        assertThat(value(calibration, "coverage")).isEqualTo(11 / 12.0);
        assertThat(value(calibration, "balanced_accuracy")).isEqualTo((4 / 5.0 + 4 / 6.0) / 2, within(1e-12));
        assertThat(value(calibration, "kappa")).isEqualTo(28 / 61.0, within(1e-12));
        assertThat(value(calibration, "auc")).isEqualTo(25 / 30.0, within(1e-12));
        assertThat(value(calibration, "f1")).isEqualTo(8 / 11.0, within(1e-12));
        assertThat(value(calibration, "sensitivity")).isEqualTo(4 / 5.0);
        assertThat(value(calibration, "specificity")).isEqualTo(4 / 6.0);
        assertThat(value(calibration, "accuracy")).isEqualTo(8 / 11.0);
        assertThat(value(calibration, "threshold")).isEqualTo(0.6);
        double risks = 1 / 6.0 + 1.5 / 7 + 2 / 8.0 + 2 / 9.0 + 2 / 10.0 + 3 / 11.0;
        assertThat(value(calibration, "aurc")).isEqualTo(risks / 11, within(1e-12));
    }

    /** By hand: 1, 0, ½, ½ and ¾ of the orders right. */
    @Test
    void measuresPairsAsCountedByHand() {
        Calibration calibration = of(Scenes.pairs(), Scenes.ofPairs());
        assertThat(value(calibration, "coverage")).isEqualTo(5 / 6.0);
        assertThat(value(calibration, "accuracy")).isEqualTo(2.75 / 5, within(1e-12));
        assertThat(value(calibration, "order_consistency")).isEqualTo(3 / 5.0);
        assertThat(value(calibration, "position_bias")).isEqualTo(0.3, within(1e-12));
        assertThat(value(calibration, "ties")).isEqualTo(0.3, within(1e-12));
        assertThat(line(calibration, "accuracy").estimate().n()).isEqualTo(5);
        assertThat(calibration.errors()).isEmpty();
    }

    @Test
    void printsTheTableOfAJudgeWithKnownErrors() throws IOException {
        List<String> table = Calibration.of(
                        List.of(Scenes.claims(), again(), Scenes.pairs()),
                        Scenes.ofBoth(),
                        true,
                        List.of(Scenes.alwaysSupported()),
                        2,
                        () -> {})
                .table();
        assertThat(String.join(
                                "\n",
                                table.stream()
                                        .filter(line -> !line.contains(" ms per "))
                                        .toList()) + "\n")
                .isEqualTo(golden("table.txt"));
    }

    @Test
    void printsOneObjectALine() throws IOException {
        List<String> json = Calibration.of(
                        List.of(Scenes.claims()), Scenes.knownErrors(), false, List.of(), 1, () -> {})
                .json();
        assertThat(String.join(
                                "\n",
                                json.stream()
                                        .filter(line -> !line.contains("\"ms_per_"))
                                        .toList()) + "\n")
                .isEqualTo(golden("lines.jsonl"));
    }

    @Test
    void countsWhatWasNotMeasuredAndNeitherDropsItNorCallsItWrong() {
        Judge silent = ScriptedJudge.ofClaims("silent", (claim, texts) -> Judged.unmeasured(Scenes.REASON));
        Calibration calibration = of(Scenes.claims(), silent);
        assertThat(value(calibration, "coverage")).isZero();
        assertThat(line(calibration, "balanced_accuracy").isDefined()).isFalse();
        assertThat(calibration.misses(10)).isEmpty();
        assertThat(calibration.table())
                .anyMatch(line -> line.contains("silent did not measure 12 of 12: " + Scenes.REASON));
        JudgeError error = calibration.errors().get(0);
        assertThat(error.unmeasured()).isEqualTo(12);
        assertThat(error.sensitivity()).isNull();
    }

    @Test
    void tellsNothingApartWhereThereIsOneClassOnly() {
        Labels.Claims all = Scenes.claims();
        var others = new Labels.Claims(
                "others",
                "abc",
                all.claims().stream().filter(claim -> !claim.supported()).toList());
        Calibration calibration =
                Calibration.of(List.of(others, all), Scenes.knownErrors(), false, List.of(), 1, () -> {});
        assertThat(line(calibration, "balanced_accuracy").reason())
                .startsWith("not defined without labels of both kinds");
        assertThat(line(calibration, "threshold").isDefined()).isFalse();
        assertThat(line(calibration, "kappa").isDefined()).isFalse();
        assertThat(value(calibration, "specificity")).isEqualTo(4 / 6.0);
        assertThat(calibration.macro()).isEmpty();
        assertThat(calibration.table()).isNotEmpty();
    }

    @Test
    void aJudgeWithoutProbabilitiesHasNoThresholdAndIsSureByAgreement() {
        Judge plain = ScriptedJudge.ofClaims(
                "plain",
                (claim, texts) -> Judged.of(new ClaimVerdict(
                        claim,
                        claim.contains("0.7") ? Label.SUPPORTED : Label.UNCERTAIN,
                        null,
                        "",
                        claim.contains("0.75") ? 0.5 : 1)));
        Calibration calibration = of(Scenes.claims(), plain);
        assertThat(line(calibration, "auc").reason()).isEqualTo("the judge gives no probability");
        assertThat(line(calibration, "threshold").isDefined()).isFalse();
        assertThat(value(calibration, "sensitivity")).isEqualTo(1 / 5.0);
        assertThat(calibration.errors().get(0).threshold()).isNull();
        assertThat(calibration.misses(9)).hasSize(5).last().asString().contains("no-0 (sure by 0.50)");
    }

    @Test
    void writesTheErrorsThatRunsRead() {
        JudgeError error = Calibration.of(List.of(Scenes.claims()), Scenes.knownErrors(), true, List.of(), 1, () -> {})
                .errors()
                .get(0);
        assertThat(error.judge()).isEqualTo("scripted-1");
        assertThat(error.labels()).isEqualTo("scene");
        assertThat(error.fingerprint()).isEqualTo("abc");
        assertThat(error.synthetic()).isTrue();
        assertThat(List.of(error.labelled(), error.unmeasured())).containsExactly(12, 1);
        assertThat(List.of(
                        error.truePositives(), error.falsePositives(), error.trueNegatives(), error.falseNegatives()))
                .containsExactly(4, 2, 4, 1);
        assertThat(Objects.requireNonNull(error.sensitivity()).value()).isEqualTo(0.8);
        assertThat(Objects.requireNonNull(error.threshold()).value()).isEqualTo(0.6);
    }

    @Test
    void listsWhatTheJudgeGotWrongTheSurestFirst() {
        assertThat(of(Scenes.claims(), Scenes.knownErrors()).misses(2))
                .containsExactly(
                        "scene no-0 (sure by 0.75): the judge says supported, people not supported: “Claim 0.75”",
                        "scene yes-4 (sure by 0.70): the judge says not found, people supported: “Claim 0.3”");
        assertThat(of(Scenes.pairs(), Scenes.ofPairs()).misses(1))
                .containsExactly("choices p2 (sure by 1.00): the judge prefers 2, with the outputs swapped 2, people 1:"
                        + " “wrong”");
    }

    @Test
    void givesTheSameWithSeveralThreadsAndStepsOnceALabel() {
        var steps = new AtomicInteger();
        Calibration four = Calibration.of(
                List.of(Scenes.claims()),
                Scenes.knownErrors(),
                false,
                List.of(Scenes.alwaysSupported()),
                4,
                steps::incrementAndGet);
        assertThat(four.errors())
                .isEqualTo(of(Scenes.claims(), Scenes.knownErrors()).errors());
        assertThat(steps).hasValue(12);
    }

    @Test
    void whatStopsTheJudgeStopsTheCalibration() {
        Judge broken = ScriptedJudge.ofClaims("broken", (claim, texts) -> {
            throw new EvalFailure("the key is wrong.");
        });
        assertThatThrownBy(() -> of(Scenes.claims(), broken)).isInstanceOf(EvalFailure.class);
    }

    private static Calibration of(Labels labels, Judge judge) {
        return Calibration.of(List.of(labels), judge, false, List.of(), 1, () -> {});
    }

    private static Labels again() {
        return new Labels.Claims("again", "abc", Scenes.claims().claims());
    }

    private static Line line(Calibration calibration, String measure) {
        return calibration.lines().stream()
                .filter(line -> line.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Calibration calibration, String measure) {
        return line(calibration, measure).value();
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = CalibrationTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
