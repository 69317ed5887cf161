package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Exchanges.abstained;
import static dev.attest.eval.metrics.Exchanges.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.Metric;
import dev.attest.eval.Score;
import dev.attest.eval.Score.NotApplicable;
import dev.attest.eval.ScriptedJudge;
import org.junit.jupiter.api.Test;

class AbstentionTest {

    private final Metric correct = new CorrectAbstention();
    private final Metric wrong = new WrongAbstention();
    private final ScriptedJudge judge = new ScriptedJudge();

    @Test
    void countsWhatShouldBeDeclinedApartFromWhatShouldNot() {
        assertThat(correct.score(abstained().toTheUnknown(), judge)).isEqualTo(Score.of(1));
        assertThat(correct.score(answered("A.").toTheUnknown(), judge)).isEqualTo(Score.of(0));
        assertThat(wrong.score(abstained().to("A.", "A."), judge)).isEqualTo(Score.of(1));
        assertThat(wrong.score(answered("B.").to("A.", "A."), judge)).isEqualTo(Score.of(0));
    }

    @Test
    void countsEachQuestionInOneOfTheTwo() {
        assertThat(wrong.score(abstained().toTheUnknown(), judge)).isInstanceOf(NotApplicable.class);
        assertThat(correct.score(abstained().to("A.", "A."), judge)).isInstanceOf(NotApplicable.class);
    }
}
