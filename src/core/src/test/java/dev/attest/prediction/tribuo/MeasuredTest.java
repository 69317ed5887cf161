package dev.attest.prediction.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.prediction.Scores;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void countsWhatWasRightAndHowSure() {
        var measured = new Measured(2);
        measured.add(new Scores(2, new float[] {.75f, .25f, .75f, .25f}), new int[] {0, 1});
        measured.add(new Scores(2, new float[] {.125f, .875f}), new int[] {1});
        assertThat(measured.accuracy()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(measured.confusion()).isEqualTo(List.of(List.of(1L, 0L), List.of(1L, 1L)));
        assertThat(measured.logLoss()).isCloseTo(-(Math.log(.75) + Math.log(.25) + Math.log(.875)) / 3, within(1e-9));
        // Two rows at .75 of which one was right, one at .875 that was.
        assertThat(measured.calibrationError()).isCloseTo((2 * .25 + .125) / 3, within(1e-9));
    }

    @Test
    void addsUpAsIfCountedTogether() {
        Scores scores = new Scores(2, new float[] {.75f, .25f, .4f, .6f});
        var together = new Measured(2);
        together.add(scores, new int[] {0, 0});
        together.add(scores, new int[] {0, 1});
        var first = new Measured(2);
        first.add(scores, new int[] {0, 0});
        var second = new Measured(2);
        second.add(scores, new int[] {0, 1});
        first.add(second);
        assertThat(first.confusion()).isEqualTo(together.confusion());
        assertThat(first.logLoss()).isCloseTo(together.logLoss(), within(1e-12));
        assertThat(first.calibrationError()).isCloseTo(together.calibrationError(), within(1e-12));
    }

    @Test
    void staysFiniteWhenTheRightLabelWasRuledOut() {
        var measured = new Measured(2);
        measured.add(new Scores(2, new float[] {1, 0}), new int[] {1});
        assertThat(measured.logLoss()).isCloseTo(-Math.log(1e-15), within(1e-9));
        assertThat(measured.calibrationError()).isEqualTo(1);
    }
}
