package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohenKappaTest {

    /** Two diagnosticians, 200 subjects: Fleiss, Cohen and Everitt, Large sample standard errors of kappa, 1969: 0.429. */
    @Test
    void isThatOfFleissCohenAndEveritt() {
        assertThat(CohenKappa.of(new int[][] {{106, 10, 4}, {22, 28, 10}, {2, 12, 6}}))
                .isEqualTo(0.429, within(5e-4));
    }

    /** Kaptein and van den Heuvel, Statistics for data scientists, 2022, table 6.1: 0.625. */
    @Test
    void isThatOfKapteinAndVanDenHeuvel() {
        assertThat(CohenKappa.of(new Decisions(20, 5, 65, 10))).isEqualTo(0.625, within(1e-12));
    }

    @Test
    void isZeroForWhatChanceReachesAndNotDefinedForOneClass() {
        assertThat(CohenKappa.of(new Decisions(90, 10, 0, 0))).isZero();
        assertThat(CohenKappa.of(new Decisions(25, 25, 25, 25))).isZero();
        assertThat(CohenKappa.of(new Decisions(10, 0, 0, 0))).isNaN();
        assertThat(CohenKappa.of(new Decisions(0, 0, 0, 0))).isNaN();
    }

    /**
     * The same 100 items: the normal interval has a standard error of √(0.85 · 0.15 / 100) / (1 − 0.6), or 0.089 (Cohen 1960,
     * formula 7).
     */
    @Test
    void hasABootstrapsIntervalNearTheOneOfTheory() {
        boolean[] said = new boolean[100];
        boolean[] truth = new boolean[100];
        IntStream.range(0, 100).forEach(i -> {
            said[i] = i < 25;
            truth[i] = i < 20 || (i >= 25 && i < 35);
        });
        Estimate kappa = Bootstrap.overItems("set", 100)
                .of(items -> CohenKappa.of(Decisions.of(Bootstrap.drawn(said, items), Bootstrap.drawn(truth, items))));
        assertThat(kappa.value()).isEqualTo(0.625, within(1e-12));
        assertThat(kappa.low()).isEqualTo(0.625 - 1.96 * 0.089, within(0.03));
        assertThat(kappa.high()).isEqualTo(0.625 + 1.96 * 0.089, within(0.03));
    }
}
