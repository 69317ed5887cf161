package dev.attest.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.Judge;
import dev.attest.eval.Rubric;
import dev.attest.eval.ScriptedJudge;
import dev.attest.eval.judges.JudgeContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberingTest extends JudgeContract {

    private final ScriptedJudge scripted = new ScriptedJudge();
    private final Judge remembering = new Remembering(scripted);

    @Override
    protected Judge judge() {
        return remembering;
    }

    @Test
    void asksNothingTwiceNotEvenWhatCouldNotBeSaid() {
        for (int i = 0; i < 2; i++) {
            remembering.claims("It is deep.");
            remembering.verify(List.of("It is deep."), List.of("Deep it is."));
            remembering.rate(Rubric.BIAS, texts(Rubric.BIAS));
        }

        assertThat(scripted.calls()).hasSize(3);
    }
}
