package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LengthOnlyTest extends JudgeContract {

    @Override
    protected Judge judge() {
        return new LengthOnly();
    }

    @Test
    void findsLongerBetter() {
        assertThat(verdicts(List.of("x".repeat(99), "x".repeat(100)), List.of("No.")))
                .extracting(ClaimVerdict::isSupported)
                .containsExactly(false, true);
        assertThat(levelOf(Rubric.COHERENCE, Map.of("answer", "x".repeat(300)))).isEqualTo(0.5);
        assertThat(levelOf(Rubric.PREFERENCE, TrivialJudgesTest.pair("long", "longer")))
                .isEqualTo(1);
        assertThat(levelOf(Rubric.PREFERENCE, TrivialJudgesTest.pair("longer", "long")))
                .isZero();
        assertThat(levelOf(Rubric.PREFERENCE, TrivialJudgesTest.pair("same", "size")))
                .isEqualTo(0.5);
    }
}
