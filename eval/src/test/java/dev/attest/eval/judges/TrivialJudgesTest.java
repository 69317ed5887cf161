package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrivialJudgesTest {

    private static Judge named(String name) {
        return TrivialJudges.all().stream()
                .filter(judge -> judge.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double level(Judge judge, Rubric rubric, Map<String, String> texts) {
        return judge.rate(rubric, texts) instanceof Judged.Of<Rating> rated
                ? rated.value().level()
                : Double.NaN;
    }

    private static Map<String, String> pair(String first, String second) {
        return Map.of("instruction", "Name the deep harbour", "first", first, "second", second);
    }

    @Nested
    class AlwaysSupported extends JudgeContract {

        @Override
        protected Judge judge() {
            return named("always-supported");
        }

        @Test
        void saysYes() {
            assertThat(verdicts(List.of("Pigs fly."), List.of("No.")))
                    .containsExactly(new ClaimVerdict("Pigs fly.", ClaimVerdict.Label.SUPPORTED, 1.0, "", 1));
            assertThat(level(judge(), Rubric.TOXICITY, Map.of())).isEqualTo(1);
            assertThat(level(judge(), Rubric.PREFERENCE, pair("a", "b"))).isZero();
        }
    }

    @Nested
    class LengthOnly extends JudgeContract {

        @Override
        protected Judge judge() {
            return named("length-only");
        }

        @Test
        void findsLongerBetter() {
            assertThat(verdicts(List.of("x".repeat(99), "x".repeat(100)), List.of("No.")))
                    .extracting(ClaimVerdict::isSupported)
                    .containsExactly(false, true);
            assertThat(level(judge(), Rubric.COHERENCE, Map.of("answer", "x".repeat(300))))
                    .isEqualTo(0.5);
            assertThat(level(judge(), Rubric.PREFERENCE, pair("long", "longer")))
                    .isEqualTo(1);
            assertThat(level(judge(), Rubric.PREFERENCE, pair("longer", "long")))
                    .isZero();
            assertThat(level(judge(), Rubric.PREFERENCE, pair("same", "size"))).isEqualTo(0.5);
        }
    }

    @Nested
    class TokenF1Judge extends JudgeContract {

        @Override
        protected Judge judge() {
            return named("token-f1");
        }

        @Test
        void countsWords() {
            assertThat(TokenF1.f1("The harbour, nine metres deep.", "nine Metres"))
                    .isCloseTo(2.0 * 2 / 6, within(1e-12));
            assertThat(verdicts(List.of("The harbour is deep.", "It is deep."), List.of("a harbour", "deep, deep")))
                    .extracting(ClaimVerdict::support)
                    .containsExactly(2 / 3.0, 1 / 3.0);
            assertThat(level(judge(), Rubric.PREFERENCE, pair("Some harbour", "The deep harbour")))
                    .isEqualTo(1);
        }

        @Test
        void needsAReferenceButForRelevancy() {
            Map<String, String> texts = Map.of("question", "How deep?", "answer", "Deep.");

            assertThat(level(judge(), Rubric.ANSWER_RELEVANCY, texts)).isCloseTo(2 / 3.0, within(1e-12));
            assertThat(judge().rate(Rubric.COHERENCE, texts))
                    .isEqualTo(Judged.unmeasured("token-f1 cannot judge coherence"));
        }
    }
}
