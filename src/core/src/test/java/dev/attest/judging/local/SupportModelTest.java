package dev.attest.judging.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.judging.Verdict.Outcome;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportModelTest {

    private static final int FEATURES = Feature.values().length;

    private static SupportModel model() {
        double[] ones = new double[FEATURES];
        Arrays.fill(ones, 1);
        double[] weights = new double[FEATURES];
        weights[Feature.NEW_MEANING.index()] = 2;
        double[] meaning = new double[SupportModel.DIMENSION];
        meaning[0] = 0.5;
        double[] thresholds = new double[Tree.INNER];
        Arrays.fill(thresholds, Double.POSITIVE_INFINITY);
        thresholds[0] = 0.25;
        return new SupportModel(
                meaning,
                new Linear(new double[FEATURES], ones, weights, -1),
                List.of(new Tree(Collections.nCopies(Tree.INNER, Feature.NUMBERS_MISSING), thresholds, new double[] {
                    3, 0, 0, 0, -3, 0, 0, 0
                })),
                new Calibration(2, 0.125, 0.7, 0.4),
                List.of("name=small"));
    }

    private static Comparison comparison(double numbersMissing, float meaning) {
        double[] values = new double[FEATURES];
        values[Feature.NUMBERS_MISSING.index()] = numbersMissing;
        float[] unmatched = new float[SupportModel.DIMENSION];
        unmatched[0] = meaning;
        return new Comparison(values, unmatched, List.of("a reason"));
    }

    @Test
    void addsUpItsParts() {
        assertThat(model().score(comparison(0, 4))).isCloseTo((2 * 0.5 * 4 - 1 + 3) / 2, within(1e-12));
        assertThat(model().score(comparison(1, 0))).isCloseTo((-1 - 3) / 2.0, within(1e-12));
        assertThat(model().probability(comparison(1, 0))).isCloseTo(1 / (1 + Math.exp(3.875)), within(1e-12));
    }

    @Test
    void staysItselfInAFile() {
        String text = SupportModelFile.text(model());
        SupportModel read = SupportModelFile.read(text);
        assertThat(SupportModelFile.text(read)).isEqualTo(text);
        assertThat(read.score(comparison(0, 3))).isEqualTo(model().score(comparison(0, 3)));
        assertThat(read.card()).containsExactly("name=small");
    }

    @Test
    void aFileWithAPartMissingIsRefused() {
        String text = SupportModelFile.text(model()).replace("linear.speaking", "linear.spoken");
        assertThatThrownBy(() -> SupportModelFile.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The support model has no linear.speaking");
    }

    @Test
    void theShippedModelSaysWhatItWasTrainedFromAndHowItDid() {
        assertThat(SupportModel.shipped().card())
                .contains("name=support", "version=1")
                .anyMatch(line -> line.matches("data\\..+=\\d+ rows, sha256 [0-9a-f]{64}"))
                .anyMatch(line -> line.matches("cross-validation\\..+=balanced accuracy 0\\.\\d+, AUC .+, n=\\d+.*"));
    }

    @ParameterizedTest
    @CsvSource({"0.7, SUPPORTED", "0.69, UNCERTAIN", "0.4, UNCERTAIN", "0.39, UNSUPPORTED"})
    void threeOutcomesHaveTwoThresholds(double probability, Outcome outcome) {
        assertThat(model().calibration().outcome(probability)).isEqualTo(outcome);
    }
}
