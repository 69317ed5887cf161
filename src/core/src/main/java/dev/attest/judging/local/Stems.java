package dev.attest.judging.local;

import java.util.List;
import java.util.Map;

/** A light English stemmer: inflections and the commonest derivations go, so that {@code purchased} meets {@code purchase}. */
final class Stems {

    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"));
    private static final List<String> ENDINGS = List.of("ing", "ed", "ly", "ment", "ation", "er", "ion");
    /** What a stem ends in anyway. */
    private static final String KEPT_DOUBLE = "aeiouls";

    private Stems() {}

    /** The stem of a word in lower case; {@code three} and {@code 3}, {@code 1,200} and {@code 1200} share theirs. */
    static String of(String lower) {
        if (Character.isDigit(lower.charAt(0))) {
            return number(lower);
        }
        String counted = NUMBERS.get(lower);
        return counted != null ? counted : finished(withoutEnding(singular(withoutOwner(lower))));
    }

    private static String number(String digits) {
        String plain = digits.replace(",", "");
        return plain.indexOf('.') < 0 ? plain : plain.replaceAll("\\.?0+$", "");
    }

    private static String withoutOwner(String word) {
        return word.endsWith("'s") && word.length() > 3 ? word.substring(0, word.length() - 2) : word;
    }

    private static String singular(String word) {
        if (word.length() <= 4) {
            return word;
        }
        if (word.endsWith("ies")) {
            return cut(word, 3) + "y";
        }
        if (word.endsWith("sses")) {
            return cut(word, 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") ? cut(word, 1) : word;
    }

    private static String withoutEnding(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                return single(cut(word, ending.length()));
            }
        }
        return word;
    }

    /** {@code stopp} is {@code stop}. */
    private static String single(String word) {
        char last = word.charAt(word.length() - 1);
        return last == word.charAt(word.length() - 2) && KEPT_DOUBLE.indexOf(last) < 0 ? cut(word, 1) : word;
    }

    private static String finished(String word) {
        String bare = word.length() > 4 && word.endsWith("e") ? cut(word, 1) : word;
        return bare.length() > 4 && bare.endsWith("y") ? cut(bare, 1) + "i" : bare;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
