package dev.attest.judging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "35           | 35",
                "1200         | 1200",
                "007          | 7",
                "0            | 0",
                "1,200        | 1200",
                "12,345,678   | 12345678",
                "1,234.50     | 1234.5",
                "999,999      | 999999",
                "3,5          | 3.5",
                "3.5          | 3.5",
                "3,50         | 3.5",
                "12,99        | 12.99",
                "0,125        | 0.125",
                "1234,567     | 1234.567",
                "1.250        | 1.25",
                "4.50         | 4.5",
                "0.0          | 0",
                "100.00       | 100",
                "00.5         | 0.5",
                "1.234.567    | 1234567",
                "1.234.567,80 | 1234567.8",
                "1.234,50     | 1234.5",
                "three        | 3",
                "ninety       | 90",
            })
    void comesToItsDigits(String written, String digits) {
        assertThat(WrittenNumber.of(written)).contains(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24.12.2020",
                "1.3.7",
                "1.3.0",
                "10.0.0",
                "192.168.1.10",
                "2.10.3",
                "1,2,3",
                "12,34,567",
                "1,234,5",
                "1,234.567.890",
                "7:30",
                "2:1",
            })
    void leavesWhatIsNoSingleNumber(String written) {
        assertThat(WrittenNumber.of(written)).contains(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3,5 | 35", "1,20 | 120", "1,200 | 1.2", "24.12.2020 | 24.12.202", "1.3.0 | 1.3", "0,125 | 125"})
    void differentNumbersStayDifferent(String one, String other) {
        assertThat(WrittenNumber.of(one)).isNotEqualTo(WrittenNumber.of(other));
    }

    @ParameterizedTest
    @CsvSource({"07:30, 7:30", "05.06.2024, 5.06.2024"})
    void dropsOnlyTheFirstZeros(String written, String plain) {
        assertThat(WrittenNumber.of(written)).contains(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "threes", "often", "a"})
    void aWordThatIsNoNumberComesToNothing(String word) {
        assertThat(WrittenNumber.of(word)).isEmpty();
    }
}
