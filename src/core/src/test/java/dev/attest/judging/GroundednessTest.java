package dev.attest.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GroundednessTest {

    private static final Verdict YES = new Verdict.Measured(0.9);
    private static final Verdict NO = new Verdict.Measured(0.2);
    private static final Verdict UNKNOWN = new Verdict.Unmeasured("not tried");

    @Test
    void isTheShareOfSupportedAmongMeasuredSentences() {
        assertThat(Groundedness.of(List.of(YES, NO, YES, UNKNOWN), "j"))
                .isEqualTo(new Groundedness(OptionalDouble.of(2.0 / 3), 2, 1, 1, "j"));
    }

    @Test
    void hasNoScoreWhenNothingWasMeasured() {
        assertThat(Groundedness.of(List.of(UNKNOWN), "j").score()).isEmpty();
    }
}
