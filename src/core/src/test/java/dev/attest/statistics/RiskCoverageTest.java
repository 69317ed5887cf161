package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RiskCoverageTest {

    /** By hand: risks 0, 0, 1/3, 2/4 as coverage grows. */
    @Test
    void isTheMeanRiskOverGrowingCoverage() {
        double area = RiskCoverage.area(new double[] {0.1, 0.9, 0.8, 0.2}, new boolean[] {true, false, false, true});
        assertThat(area).isEqualTo((0 + 0 + 1.0 / 3 + 0.5) / 4, within(1e-12));
    }

    @Test
    void aConfidenceThatSaysNothingHasTheShareOfErrors() {
        double area = RiskCoverage.area(new double[] {1, 1, 1, 1}, new boolean[] {true, false, false, false});
        assertThat(area).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void isNotDefinedOverNothing() {
        assertThat(RiskCoverage.area(new double[0], new boolean[0])).isNaN();
    }

    @Test
    void theCurveSpreadsErrorsOfEquallySureDecisionsEvenly() {
        assertThat(RiskCoverage.curve(new double[] {1, 1, 2, 0}, new boolean[] {true, false, false, true}))
                .containsExactly(new double[] {0, 0.25, 1 / 3.0, 0.5}, within(1e-12));
    }
}
