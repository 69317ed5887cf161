package dev.attest.eval.judges;

import dev.attest.eval.Rubric;
import dev.attest.eval.texts.SquadTokens;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Counts words, as the metric {@code token_f1} does. The support of a claim is the share of its words that the texts have; a
 * level is the F1 of an answer's words with those of the reference, for relevancy with those of the question. What words are,
 * and when two texts share one, see {@link SquadTokens}.
 */
final class SharedWords extends TrivialJudge {

    SharedWords() {
        super("token-f1");
    }

    @Override
    double support(String claim, List<String> texts) {
        List<String> words = SquadTokens.of(claim);
        return words.isEmpty()
                ? 0
                : (double) SquadTokens.shared(words, SquadTokens.of(String.join("\n", texts))) / words.size();
    }

    @Override
    OptionalDouble level(Rubric rubric, Map<String, String> texts) {
        String other = rubric == Rubric.ANSWER_RELEVANCY ? texts.get("question") : texts.get("reference");
        return other == null ? OptionalDouble.empty() : OptionalDouble.of(f1(text(texts, "answer"), other));
    }

    @Override
    double preference(String instruction, String first, String second) {
        return more(f1(first, instruction), f1(second, instruction));
    }

    static double f1(String one, String other) {
        return SquadTokens.f1(SquadTokens.of(one), SquadTokens.of(other));
    }
}
