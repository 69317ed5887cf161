package dev.attest.prediction.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.Scores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    private static final ModelCard LOANS = Cards.loans("1");

    private static List<String> mistakes(String text) {
        RowsRefused refused = catchThrowableOfType(RowsRefused.class, () -> CsvRows.read(text, LOANS, 3));
        assertThat(refused).isNotNull();
        return refused.mistakes().stream().map(Object::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "housing,income,children\nown,1000.5,2\nfree,-2e3,0\n",
                "\uFEFFhousing,income,children\r\nown,1000.5,2\r\n\r\nfree,-2e3,0",
                "\"housing\", income ,children\n\"own\", 1000.5 ,2\nfree,-2e3,0\n",
                "housing;income;children\nown;1000.5;2\nfree;-2e3;0\n"
            })
    void theHeaderNamesTheFeaturesInAnyOrder(String text) {
        Rows rows = CsvRows.read(text, LOANS, 3);
        assertThat(rows.values()).containsExactly(1000.5, 2, 1, -2000, 0, 2);
    }

    @Test
    void theTwoZerosAreOneNumberAsInTraining() {
        Rows rows = CsvRows.read("housing,income,children\nown,-0.0,-0\n", LOANS, 3);
        assertThat(rows.values()).hasSize(3);
        assertThat(Double.compare(rows.value(0, 0), 0.0)).isZero();
        assertThat(Double.compare(rows.value(0, 1), 0.0)).isZero();
    }

    @Test
    void everyWrongCellIsNamedByRowAndColumn() {
        assertThat(mistakes("income,children,housing\nx,1,rent\n1,1.5,cave\n,1,rent\n"))
                .containsExactly(
                        "row 0, income must be a number, not \"x\"",
                        "row 1, children must be a whole number",
                        "row 1, housing must be one of rent, own, free, not \"cave\"",
                        "row 2, income is empty");
        assertThat(mistakes("income,children,housing\nNaN,1,rent\n1e999,1,own\n"))
                .containsExactly(
                        "row 0, income must be a number, not \"NaN\"", "row 1, income must be a finite number");
    }

    @Test
    void aWrongCountOfValuesIsOneMistakeOfItsRow() {
        assertThat(mistakes("income,children,housing\n1,1\n1,1,rent\n1,1,rent,4\n"))
                .containsExactly(
                        "row 0 has 2 values where the header has 3", "row 2 has 4 values where the header has 3");
    }

    @Test
    void aWrongHeaderIsNotRepeatedForEachRow() {
        assertThat(mistakes("income,kids,income\n1,1,1\n1,1,1\n"))
                .containsExactly(
                        "header, kids is no feature of this model",
                        "header, income stands there twice",
                        "header, children is missing",
                        "header, housing is missing");
    }

    @Test
    void rowsAreCounted() {
        assertThat(mistakes("income,children,housing\n1,1,rent\n1,1,rent\n1,1,rent\n1,1,rent\n"))
                .containsExactly("row 3 is one more than the 3 allowed at once");
        assertThat(mistakes("")).isEmpty();
        assertThat(mistakes("income,children,housing\n")).isEmpty();
    }

    @Test
    void whatIsNoCsvIsRefusedWhereItBreaks() {
        assertThat(mistakes("income,children,housing\n1,1,rent\n1,1,\"rent\n"))
                .singleElement()
                .asString()
                .startsWith("row 1 is no CSV: ");
    }

    @Test
    void predictionsAreLinesWithAProbabilityOfEachLabel() {
        ModelCard card = Cards.flowers("1");
        UUID id = new UUID(0, 7);
        Predicted predicted = new Predicted(
                id,
                card,
                new Rows(4, new double[] {5, 3, 4, 1, 9, 3, 4, 7}),
                new Scores(3, new float[] {.5f, .25f, .25f, 0, 1, 0}),
                Instant.EPOCH,
                Duration.ZERO);
        assertThat(CsvRows.write(predicted).lines())
                .containsExactly(
                        "id,label,probability_red,probability_green,probability_blue,outOfRange",
                        id + ".0,red,0.5,0.25,0.25,",
                        id + ".1,green,0.0,1.0,0.0,sepalLength;petalWidth");
    }
}
