package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HolmTest {

    /** R 4.5: {@code p.adjust(c(0.001, 0.01, 0.05, 0.1, 0.5, 0.9), "holm")}. */
    @Test
    void isThatOfR() {
        assertThat(Holm.adjusted(new double[] {0.001, 0.01, 0.05, 0.1, 0.5, 0.9}))
                .containsExactly(new double[] {0.006, 0.05, 0.2, 0.3, 1, 1}, within(1e-12));
    }

    /** The example of the article on the procedure in Wikipedia: at 0.05, the first and the fourth are rejected. */
    @Test
    void keepsTheOrderOfTheTestsAndNeverFalls() {
        assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    /**
     * The fifteen p values on thrombolysis of Benjamini and Hochberg, Controlling the false discovery rate, 1995, section 4.1:
     * control of the family-wise error rate at 0.05 rejects the three smallest.
     */
    @Test
    void rejectsAsManyAsBenjaminiAndHochbergSay() {
        double[] adjusted = Holm.adjusted(new double[] {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
        });
        assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05).count()).isEqualTo(3);
        assertThat(adjusted).startsWith(0.0015, 0.0056).isSorted();
    }

    @Test
    void oneTestStaysAsItIsAndNoneIsNone() {
        assertThat(Holm.adjusted(new double[] {0.2})).containsExactly(0.2);
        assertThat(Holm.adjusted(new double[0])).isEmpty();
    }
}
