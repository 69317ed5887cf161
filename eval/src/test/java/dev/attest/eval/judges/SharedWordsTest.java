package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedWordsTest extends JudgeContract {

    @Override
    protected Judge judge() {
        return new SharedWords();
    }

    @Test
    void countsWords() {
        assertThat(SharedWords.f1("The harbour, nine metres deep.", "nine Metres"))
                .isCloseTo(2.0 * 2 / 6, within(1e-12));
        assertThat(verdicts(List.of("The harbour is deep.", "It is deep."), List.of("a harbour", "deep, deep")))
                .extracting(ClaimVerdict::support)
                .containsExactly(2 / 3.0, 1 / 3.0);
        assertThat(levelOf(Rubric.PREFERENCE, TrivialJudgesTest.pair("Some harbour", "The deep harbour")))
                .isEqualTo(1);
    }

    /** As {@code token_f1}: {@code U.S.} is one word. */
    @Test
    void splitsWordsAsTheMetricDoes() {
        assertThat(SharedWords.f1("The U.S. harbour", "us harbour")).isEqualTo(1);
        assertThat(verdicts(List.of("It re-opens."), List.of("It reopens on Monday.")))
                .extracting(ClaimVerdict::support)
                .containsExactly(1.0);
    }

    @Test
    void needsAReferenceButForRelevancy() {
        Map<String, String> texts = Map.of("question", "How deep?", "answer", "Deep.");

        assertThat(levelOf(Rubric.ANSWER_RELEVANCY, texts)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(judge().rate(Rubric.COHERENCE, texts))
                .isEqualTo(Judged.unmeasured("token-f1 cannot judge coherence"));
    }
}
