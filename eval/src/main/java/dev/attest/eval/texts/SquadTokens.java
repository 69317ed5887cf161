package dev.attest.eval.texts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words as SQuAD's official evaluation compares them: in lower case, without ASCII punctuation, without English articles,
 * white space aside (Rajpurkar et al., SQuAD, 2016; {@code evaluate-v1.1.py}).
 */
public final class SquadTokens {

    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
    private static final Pattern ARTICLES = Pattern.compile("(?U)\\b(?:a|an|the)\\b");

    private SquadTokens() {}

    /** In the text's order. */
    public static List<String> of(String text) {
        String words = PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        String plain = ARTICLES.matcher(words).replaceAll(" ");
        return Arrays.stream(plain.split("(?U)\\s+"))
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /** How many tokens two texts have in common, each counted as often as both have it. */
    public static int shared(List<String> one, List<String> other) {
        Map<String, Integer> left = new HashMap<>();
        other.forEach(token -> left.merge(token, 1, Integer::sum));
        int shared = 0;
        for (String token : one) {
            int some = left.getOrDefault(token, 0);
            if (some > 0) {
                left.put(token, some - 1);
                shared++;
            }
        }
        return shared;
    }

    /**
     * 2PR / (P + R) over tokens in common, from 0 to 1. Where one side has none, 1 when neither has any, else 0, as SQuAD 2.0
     * has it.
     */
    public static double f1(List<String> answer, List<String> reference) {
        if (answer.isEmpty() || reference.isEmpty()) {
            return answer.equals(reference) ? 1 : 0;
        }
        return 2.0 * shared(answer, reference) / (answer.size() + reference.size());
    }
}
