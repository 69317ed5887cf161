package dev.attest.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.judging.Verdict.Outcome;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GroundednessTest {

    private static final Verdict YES = Verdict.Measured.supported(0.9);
    private static final Verdict NO = new Verdict.Measured(0.2, Outcome.UNSUPPORTED, List.of("no"));
    private static final Verdict MAYBE = new Verdict.Measured(0.9, Outcome.UNCERTAIN, List.of("perhaps"));
    private static final Verdict UNKNOWN = new Verdict.Unmeasured("not tried");

    @Test
    void isTheShareOfSupportedAmongMeasuredSentences() {
        assertThat(Groundedness.of(List.of(YES, NO, YES, UNKNOWN, MAYBE), "j"))
                .isEqualTo(new Groundedness(OptionalDouble.of(0.5), 2, 1, 1, 1, "j"));
    }

    @Test
    void hasNoScoreWhenNothingWasMeasured() {
        assertThat(Groundedness.of(List.of(UNKNOWN), "j").score()).isEmpty();
    }
}
