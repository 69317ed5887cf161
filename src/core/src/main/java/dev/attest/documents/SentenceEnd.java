package dev.attest.documents;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Corrects the sentence ends that the JDK's rules propose, which know no abbreviations. */
final class SentenceEnd {

    /** Followed by the rest of their sentence, whatever it begins with. */
    private static final Set<String> NEVER_LAST =
            words("e.g i.e cf vs viz mr mrs ms dr prof rev hon capt col gen lt sgt"
                    + " messrs mme mlle st mt resp incl excl approx dept attn");

    /** Followed by a number. */
    private static final Set<String> BEFORE_NUMBERS = words("no nos nr fig figs art arts sec sect par para ch chap vol"
            + " vols p pp eq eqs tab app appx ref refs ed cl reg ver v ext tel min max ca c est abt jan feb mar apr jun"
            + " jul aug sep sept oct nov dec approx rs ver item rev");

    /** May end a sentence: then the next one begins with a word that few names begin with. */
    private static final Set<String> SOMETIMES_LAST = words("inc ltd co corp llc jr sr bros plc u.s u.k e.u u.n");

    private static final Set<String> STARTERS = words("the a an this that these those it its he she we they you i in on"
            + " at for from if when while after before as but and or so however there here please our your their his"
            + " her all each every no not one two three employees managers some any both to with without during under"
            + " what which who how why where then thus otherwise also only see");

    private static final Set<String> MONTHS =
            words("january february march april may june july august september october november december");

    private static final Pattern NUMBER_AT_START =
            Pattern.compile("\\s*(?:[-*•]\\s+)?\\(?(?:\\d{1,3}(?:\\.\\d{1,3})*|\\p{L}|[ivxIVX]{1,5})[.)]\\s*");

    private SentenceEnd() {}

    private static Set<String> words(String list) {
        return Set.of(java.util.Arrays.stream(list.split(" ")).distinct().toArray(String[]::new));
    }

    /** The proposed start of the next sentence, moved behind closing quotes and brackets that belong to the last one. */
    static int withClosers(String text, int next) {
        int at = next;
        while (at < text.length() && at > 0 && isCloser(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean isCloser(String text, int at) {
        char c = text.charAt(at);
        if (")]}”’»".indexOf(c) >= 0) {
            return true;
        }
        // A straight quote closes when it stands right behind the stop and no word follows at once.
        boolean last = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
        return (c == '"' || c == '\'') && last && !Character.isWhitespace(text.charAt(at - 1));
    }

    /** Whether the sentence that began at {@code start} really ends before {@code next}, which is inside the text. */
    static boolean isEnd(String text, int start, int next) {
        int end = next;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int after = next;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        if (end == start || after == text.length()) {
            return after == text.length();
        }
        char last = text.charAt(end - 1);
        if ("。！？".indexOf(last) >= 0) {
            return true;
        }
        // Inside addresses and file names, and before the bar between the cells of a table row.
        if (after == end || text.charAt(after) == '|') {
            return false;
        }
        if (Character.isLowerCase(text.codePointAt(after))) {
            return false;
        }
        if (end - start <= 16
                && NUMBER_AT_START.matcher(text.substring(start, end)).matches()) {
            return false;
        }
        return last != '.' || isEndAtStop(text, start, end, after);
    }

    private static boolean isEndAtStop(String text, int start, int end, int after) {
        String word = lastWord(text, start, end);
        String lower = word.toLowerCase(Locale.ROOT);
        String next = nextWord(text, after).toLowerCase(Locale.ROOT);
        boolean number =
                Character.isDigit(text.charAt(after)) || text.charAt(after) == '#' || text.charAt(after) == '§';
        if (NEVER_LAST.contains(lower) || (number && BEFORE_NUMBERS.contains(lower))) {
            return false;
        }
        if (!word.isEmpty() && word.chars().allMatch(Character::isDigit) && word.length() <= 2) {
            return !MONTHS.contains(next);
        }
        boolean initials = word.matches("\\p{Lu}(?:\\.\\p{Lu})*") && !word.equals("I");
        boolean ambiguous = initials || SOMETIMES_LAST.contains(lower);
        return !ambiguous || STARTERS.contains(next) || number || !Character.isLetter(text.charAt(after));
    }

    /** The word before the stop at {@code end - 1}, with stops inside it and without brackets and quotes before it. */
    private static String lastWord(String text, int start, int end) {
        int from = end - 1;
        while (from > start
                && end - from <= 24
                && (Character.isLetterOrDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        return text.substring(from, end - 1);
    }

    private static String nextWord(String text, int after) {
        int to = after;
        while (to < text.length() && to - after <= 24 && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return text.substring(after, to);
    }
}
