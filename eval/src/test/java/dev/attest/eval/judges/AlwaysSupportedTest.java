package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlwaysSupportedTest extends JudgeContract {

    @Override
    protected Judge judge() {
        return new AlwaysSupported();
    }

    @Test
    void saysYes() {
        assertThat(verdicts(List.of("Pigs fly."), List.of("No.")))
                .containsExactly(new ClaimVerdict("Pigs fly.", ClaimVerdict.Label.SUPPORTED, 1.0, "", 1));
        assertThat(levelOf(Rubric.TOXICITY, Map.of())).isEqualTo(1);
        assertThat(levelOf(Rubric.PREFERENCE, TrivialJudgesTest.pair("a", "b"))).isZero();
    }
}
