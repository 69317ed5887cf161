package dev.attest.eval.texts;

import java.util.regex.Pattern;

/** The marks with which answers cite. They are no words and claim nothing. */
public final class CitationMarkers {

    private static final String NUMBER = "\\^?\\d{1,3}";

    /** One with numbers, as a regular expression: {@code [1]}, {@code [1, 2]}, {@code [1–3]}, {@code [^1]}; a year is none. */
    public static final String NUMBERED = "\\[\\s?%1$s(?:\\s?[,;–—-]\\s?%1$s)*\\s?]".formatted(NUMBER);

    /** Some servers put names instead of numbers, such as {@code 【4:0†source】}. */
    private static final Pattern ANY = Pattern.compile("[\\s\\p{Z}]*(?:" + NUMBERED + "|【[^】\\n]{1,80}】)");

    private CitationMarkers() {}

    /** The text without them, and without the blanks before them. */
    public static String without(String text) {
        return ANY.matcher(text).replaceAll("");
    }
}
