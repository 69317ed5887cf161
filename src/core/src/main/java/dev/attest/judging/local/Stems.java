package dev.attest.judging.local;

import dev.attest.judging.WrittenNumber;
import java.util.List;

/** A light English stemmer: inflections and the commonest derivations go, so that {@code purchased} meets {@code purchase}. */
final class Stems {

    private static final List<String> ENDINGS = List.of("ing", "ed", "ly", "ment", "ation", "er", "ion");
    /** What a stem ends in anyway. */
    private static final String KEPT_DOUBLE = "aeiouls";

    private Stems() {}

    /** The stem of a word in lower case; what is one number, such as {@code three} and {@code 3}, shares its own. */
    static String of(String lower) {
        return WrittenNumber.of(lower).orElseGet(() -> finished(withoutEnding(singular(withoutOwner(lower)))));
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
