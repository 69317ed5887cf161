package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class McNemarTest {

    /**
     * Airway hyper-responsiveness before and after stem cell transplantation, 1 against 7 changed: Fagerland, Lydersen and
     * Laake, The McNemar test for binary matched-pairs data, 2013, give 0.070 for the exact test and 0.039 for mid-p.
     */
    @Test
    void isThatOfFagerlandLydersenAndLaake() {
        assertThat(new McNemar(1, 7).exact()).isEqualTo(0.070, within(5e-4));
        assertThat(new McNemar(1, 7).p()).isEqualTo(0.039, within(5e-4));
        assertThat(new McNemar(7, 1).p()).isEqualTo(new McNemar(1, 7).p());
    }

    /**
     * Approval of the president in two surveys, 150 and 86 changed: Agresti, Categorical data analysis, 1990, p. 350; R's
     * {@code mcnemar.test(Performance, correct = FALSE)} says p = 3.099e-05, which mid-p comes near.
     */
    @Test
    void isThatOfAgrestisApprovalOfThePresident() {
        assertThat(new McNemar(150, 86).p()).isEqualTo(3.099e-5, within(0.3e-5));
    }

    /** By scipy's binomial distribution. */
    @Test
    void countsThousandsWithoutLosingTheirProbability() {
        assertThat(new McNemar(1000, 1200).exact()).isEqualTo(2.181702640791419e-05, within(1e-11));
        assertThat(new McNemar(1000, 1200).p()).isEqualTo(1.9916416564601505e-05, within(1e-11));
    }

    @Test
    void asManyLostAsWonIsNoDifference() {
        assertThat(new McNemar(0, 0).p()).isEqualTo(1);
        assertThat(new McNemar(3, 3).p()).isEqualTo(1 - 20 / 64.0 / 2, within(1e-12));
        assertThat(new McNemar(3, 3).exact()).isEqualTo(1);
    }

    @Test
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> new McNemar(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
