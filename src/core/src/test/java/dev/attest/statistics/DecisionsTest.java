package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecisionsTest {

    @Test
    void countsEveryKindOfDecision() {
        boolean[] said = {true, true, true, false, false, false, false};
        boolean[] truth = {true, true, false, false, false, false, true};
        assertThat(Decisions.of(said, truth)).isEqualTo(new Decisions(2, 1, 3, 1));
    }

    @Test
    void aThresholdSaysYesFromItselfOn() {
        double[] probabilities = {0.9, 0.5, 0.4};
        assertThat(Decisions.of(probabilities, 0.5, new boolean[] {true, false, true}))
                .isEqualTo(new Decisions(1, 1, 0, 1));
    }

    @Test
    void accuracyIsDefinedForOneClassToo() {
        var decisions = new Decisions(3, 0, 0, 1);
        assertThat(decisions.accuracy()).isEqualTo(0.75);
        assertThat(decisions.size()).isEqualTo(4);
        assertThat(decisions.positives()).isEqualTo(4);
        assertThat(decisions.balancedAccuracy()).isNaN();
    }

    /** By hand: (2/3 + 3/4) / 2, and 2·2 / (2·2 + 1 + 1). */
    @Test
    void balancedAccuracyIsTheMeanOfBothRecallsAndF1TheHarmonicMean() {
        var decisions = new Decisions(2, 1, 3, 1);
        assertThat(decisions.balancedAccuracy()).isEqualTo(17.0 / 24, within(1e-12));
        assertThat(decisions.f1()).isEqualTo(2.0 / 3, within(1e-12));
    }

    @Test
    void sayingYesToAllIsChance() {
        assertThat(new Decisions(90, 10, 0, 0).balancedAccuracy()).isEqualTo(0.5);
    }

    @Test
    void isNotDefinedWithoutAClass() {
        assertThat(new Decisions(0, 1, 3, 0).balancedAccuracy()).isNaN();
        assertThat(new Decisions(0, 1, 3, 0).f1()).isNaN();
    }

    /** Altman and Bland, Diagnostic tests 1: sensitivity and specificity, 1994: liver scans of 344 patients. */
    @Test
    void sensitivityAndSpecificityAreThoseOfThePublishedExample() {
        var scans = new Decisions(231, 32, 54, 27);
        assertThat(scans.sensitivity()).isEqualTo(0.90, within(0.005));
        assertThat(scans.specificity()).isEqualTo(0.63, within(0.005));
    }
}
