package dev.attest.eval.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words as SQuAD's official evaluation compares them: in lower case, without ASCII punctuation, without English articles,
 * white space aside (Rajpurkar et al., SQuAD, 2016; {@code evaluate-v1.1.py}).
 */
final class SquadTokens {

    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
    private static final Pattern ARTICLES = Pattern.compile("(?U)\\b(?:a|an|the)\\b");

    private SquadTokens() {}

    static List<String> of(String text) {
        String words = PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        String plain = ARTICLES.matcher(words).replaceAll(" ");
        return Arrays.stream(plain.split("(?U)\\s+"))
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /**
     * 2PR / (P + R) over tokens in common, counted as often as both have them. Where one side has none, 1 when neither has
     * any, else 0, as SQuAD 2.0 has it.
     */
    static double f1(List<String> answer, List<String> reference) {
        if (answer.isEmpty() || reference.isEmpty()) {
            return answer.equals(reference) ? 1 : 0;
        }
        List<String> left = new ArrayList<>(reference);
        long common = answer.stream().filter(left::remove).count();
        return 2.0 * common / (answer.size() + reference.size());
    }
}
