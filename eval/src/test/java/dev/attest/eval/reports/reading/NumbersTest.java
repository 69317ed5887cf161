package dev.attest.eval.reports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "share, 0.8236, 0.824",
        "share, 1, 1.000",
        "share, -0.0001, 0.000",
        "ms, 1240.4, '1,240 ms'",
        "ms, 12.345, 12.3 ms",
        "ms, 1.5, 1.50 ms",
        "USD, 0.0003456, 0.000346 USD",
        "USD, 0.08, 0.0800 USD",
        "USD, 0, 0 USD"
    })
    void showsValuesWithTheirUnit(String unit, double value, String shown) {
        assertThat(Numbers.value(metric(unit), value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"share, 0.0214, +0.021", "share, -0.0214, −0.021", "share, -0.0001, 0.000", "ms, 1500, '+1,500 ms'"})
    void showsTheSignOfADifference(String unit, double difference, String shown) {
        assertThat(Numbers.difference(metric(unit), difference)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1, 100 %", "0.9999, 99 %", "0.29, 29 %", "0, 0 %"})
    void onlyAllIsAHundredPercent(double share, String shown) {
        assertThat(Numbers.percent(share)).isEqualTo(shown);
    }

    @Test
    void doesNotCallAnyProbabilityNought() {
        assertThat(Numbers.p(0.00002)).isEqualTo("<0.001");
        assertThat(Numbers.p(0.0312)).isEqualTo("0.031");
    }

    static MetricInfo metric(String unit) {
        return metric("name", unit);
    }

    static MetricInfo metric(String name, String unit) {
        return new MetricInfo(
                name, "Title", "What", "Where", Direction.HIGHER, unit, false, false, List.of(Aggregate.MEAN));
    }
}
