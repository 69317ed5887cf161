package dev.attest.answering.langchain4j;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that anyone may have written, as it may stand in a prompt: without characters that nobody sees, without any sign
 * that opens a tag, whether of the prompt or of a model's chat template, and without what looks like the number of a
 * passage.
 *
 * <p>Every opening angle bracket is replaced rather than those before certain words: no list of words is complete.
 */
final class Quoted {

    /** Most characters of a title: a longer one takes the place of passages. */
    private static final int LONGEST_TITLE = 200;

    /** Less-than signs of all widths, and the angle brackets that look like them. */
    private static final String OPENING = "<＜﹤˂ᐸ〈〈⟨❮❬";
    /** What Unicode calls ignorable but not a format character: seen by nobody, or as an empty place. */
    private static final Pattern IGNORABLE =
            Pattern.compile("[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065"
                    + "\\u3164\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFF8\\x{E0000}-\\x{E0FFF}]");
    /** Numbers of any script in brackets, with spaces and joiners as disguise: wider than what is read as a marker. */
    private static final Pattern NUMBERED =
            Pattern.compile("[\\[［【]([\\p{N}\\p{Z}\\s\\p{Cf}\\p{Pd}^,;]++)(?:†[^】\\n]{0,80})?[]］】]");
    /** Templates of some models mark roles and tools so. */
    private static final Pattern ROLE = Pattern.compile("\\[(\\h*/?\\h*[A-Z][A-Z_]{1,40}\\h*)]");

    private static final Pattern BLANK_IN_TITLES = Pattern.compile("[\"<>\\p{Z}\\p{Cc}]+");

    private Quoted() {}

    /** A text of any length. */
    static String text(String text) {
        String plain = visible(text).strip();
        String unnumbered = NUMBERED.matcher(plain).replaceAll(Quoted::rounded);
        return ROLE.matcher(unnumbered).replaceAll("($1)");
    }

    /** A title, on one line and between quotes. */
    static String title(String title) {
        String line = text(BLANK_IN_TITLES.matcher(title).replaceAll(" "));
        int end = Math.min(line.length(), LONGEST_TITLE);
        return line.substring(0, end < line.length() && Character.isLowSurrogate(line.charAt(end)) ? end - 1 : end);
    }

    private static String rounded(MatchResult found) {
        String numbers = found.group(1);
        boolean counts = numbers.codePoints().anyMatch(c -> Pattern.matches("\\p{N}", Character.toString(c)));
        return Matcher.quoteReplacement(counts ? "(" + numbers.strip() + ")" : found.group());
    }

    private static String visible(String text) {
        var visible = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> !isUnseen(c))
                .map(Quoted::shown)
                .forEach(visible::appendCodePoint);
        return IGNORABLE.matcher(visible).replaceAll("");
    }

    private static int shown(int codePoint) {
        if (OPENING.indexOf(codePoint) >= 0) {
            return '‹';
        }
        return isControl(codePoint) ? ' ' : codePoint;
    }

    /** Form feeds and the like part words, and become spaces. */
    private static boolean isControl(int codePoint) {
        return Character.getType(codePoint) == Character.CONTROL && codePoint != '\n' && codePoint != '\t';
    }

    /** Joiners stay: scripts need them, and without an opening bracket they disguise nothing. */
    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> codePoint != 0x200C && codePoint != 0x200D;
            case Character.SURROGATE -> true;
            case Character.CONTROL -> !Character.isWhitespace(codePoint) && codePoint != 0x85;
            default -> false;
        };
    }
}
