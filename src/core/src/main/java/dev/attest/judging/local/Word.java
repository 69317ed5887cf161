package dev.attest.judging.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or number of a text.
 *
 * @param text as it stands there
 * @param lower in lower case, with a plain apostrophe
 * @param stem what its forms share; of a number, what it comes to
 * @param start where it stands, in UTF-16 code units
 * @param named whether it is written like a name: a capital inside a sentence
 */
record Word(String text, String lower, String stem, int start, boolean named) {

    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)?|\\d+(?:[.,]\\d+)*");
    private static final String SENTENCE_ENDS = ".!?:\n\"“";

    /** The words of a text, in order. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(of(text, matcher.group(), matcher.start()));
        }
        return words;
    }

    private static Word of(String text, String written, int start) {
        String lower = written.replace('’', '\'').toLowerCase(Locale.ROOT);
        boolean named = Character.isUpperCase(written.charAt(0))
                && !beginsSentence(text, start)
                && !Vocabulary.isFunction(lower);
        return new Word(written, lower, Stems.of(lower), start, named);
    }

    private static boolean beginsSentence(String text, int start) {
        String before = text.substring(Math.max(0, start - 3), start);
        String stripped = before.stripTrailing();
        return stripped.isEmpty()
                ? start <= 3
                : SENTENCE_ENDS.indexOf(stripped.charAt(stripped.length() - 1)) >= 0 || before.endsWith("\n");
    }

    int end() {
        return start + text.length();
    }

    /** In digits or, where one word but {@code one} says it, in letters. */
    boolean number() {
        return Character.isDigit(stem.charAt(0));
    }

    /** Whether it means something by itself. */
    boolean content() {
        return !Vocabulary.isFunction(lower);
    }

    boolean negates() {
        return Vocabulary.negates(lower);
    }
}
