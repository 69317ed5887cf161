package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against scipy 1.10. */
class DistributionsTest {

    @ParameterizedTest
    @CsvSource({
        "-2, 3, 0.06966298427942155",
        "-3.7, 29, 0.0004487365521881343",
        "-1.5, 10.5, 0.08153437895922226",
        "1, 1, 0.75",
        "-4, 200, 4.456547609296729e-05"
    })
    void studentsTIsThatOfScipy(double t, double degrees, double probability) {
        assertThat(StudentT.cdf(t, degrees)).isEqualTo(probability, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"1, 12.706204736", "2, 4.302652730", "4.5, 2.658912347", "29, 2.045229642", "1000, 1.962339081"})
    void studentsQuantilesAreThoseOfScipy(double degrees, double quantile) {
        assertThat(StudentT.quantile(0.975, degrees)).isEqualTo(quantile, within(1e-6));
    }

    @Test
    void theNormalDistributionIsThatOfScipy() {
        assertThat(Normal.cdf(-3.9)).isEqualTo(4.80963440e-05, within(1e-13));
        assertThat(Normal.cdf(1.5)).isEqualTo(0.933192799, within(1e-9));
        assertThat(Normal.cdf(-9)).isZero();
        assertThat(Normal.quantile(5e-5)).isEqualTo(-3.89059189, within(1e-7));
        assertThat(Normal.quantile(0.9)).isEqualTo(1.28155157, within(1e-7));
    }
}
