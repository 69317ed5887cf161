package dev.attest.eval.judges;

import dev.attest.eval.Rubric;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Counts words. The support of a claim is the share of its words that the texts have; a level is the F1 of an answer's words
 * with those of the reference, for relevancy with those of the question. Words are compared in lower case, without
 * punctuation and articles, as often as they occur (Rajpurkar et al., SQuAD, 2016).
 */
final class TokenF1 extends TrivialJudge {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final List<String> ARTICLES = List.of("a", "an", "the");

    TokenF1() {
        super("token-f1");
    }

    @Override
    double support(String claim, List<String> texts) {
        Map<String, Integer> words = words(claim);
        int all = count(words);
        return all == 0 ? 0 : (double) shared(words, words(String.join("\n", texts))) / all;
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

    /** 2 × shared / (words of the one + words of the other); 0 when either has none. */
    static double f1(String one, String other) {
        Map<String, Integer> words = words(one);
        Map<String, Integer> others = words(other);
        int all = count(words) + count(others);
        return all == 0 ? 0 : 2.0 * shared(words, others) / all;
    }

    private static Map<String, Integer> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .filter(word -> !ARTICLES.contains(word))
                .collect(Collectors.toMap(word -> word, word -> 1, Integer::sum, HashMap::new));
    }

    private static int count(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int shared(Map<String, Integer> words, Map<String, Integer> others) {
        return words.entrySet().stream()
                .mapToInt(word -> Math.min(word.getValue(), others.getOrDefault(word.getKey(), 0)))
                .sum();
    }
}
