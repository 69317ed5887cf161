package dev.attest.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.answering.Answerability.Signals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnswerabilityModelTest {

    private final AnswerabilityModel model = new AnswerabilityModel(
            List.of("version=1", "rows=12"), -2, 1, 2, 4, new TreeMap<>(Map.of(0.01, 0.1, 0.05, 0.3, 0.1, 0.4)));

    @Test
    void isReadAsItWasWritten() {
        assertThat(AnswerabilityModel.read(model.text())).isEqualTo(model);
        assertThat(AnswerabilityModel.read(model.text()).text()).isEqualTo(model.text());
    }

    @Test
    void weighsItsSignals() {
        assertThat(model.probability(new Signals(1, 0.5, 0))).isEqualTo(0.5);
        assertThat(model.probability(new Signals(0, 0.5, 0.5))).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
    }

    @Test
    void refusesMoreTheMoreFalseRefusalsAreAccepted() {
        assertThat(model.threshold(0.05)).isEqualTo(0.3);
        assertThat(model.threshold(0.03)).isCloseTo(0.2, within(1e-12));
        assertThat(model.threshold(0.001)).isEqualTo(0.1);
        assertThat(model.threshold(0.2)).isEqualTo(0.4);
    }

    @Test
    void saysWhatAFileLacks() {
        assertThatThrownBy(() -> AnswerabilityModel.read("intercept=1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The answerability model has no coverage");
        assertThatThrownBy(() -> AnswerabilityModel.read(model.text().replaceAll("threshold.*", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An answerability model needs a threshold");
    }

    @Test
    void whatShipsSaysWhereItComesFrom() {
        AnswerabilityModel shipped = AnswerabilityModel.shipped();
        assertThat(shipped.card()).anyMatch(line -> line.startsWith("seed=") || line.startsWith("data."));
        assertThat(shipped.threshold(0.01)).isLessThan(shipped.threshold(0.05)).isPositive();
        assertThat(shipped.text())
                .isEqualTo(AnswerabilityModel.read(shipped.text()).text());
    }
}
