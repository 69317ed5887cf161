package dev.attest.answering.langchain4j;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The marks by which a model names the passages that a sentence rests on: {@code [1]}, {@code [1, 2]}, {@code [1–3]},
 * {@code [^1]} and {@code 【1】}, some of which models write unasked. Numbers of more than three digits are no marks: a
 * year in brackets is text.
 */
final class CitationMarkers {

    private static final String NUMBER = "\\^?\\d{1,3}";
    private static final String NUMBERS = "\\s?" + NUMBER + "(?:\\s?[,;–—-]\\s?" + NUMBER + "){0,20}\\s?";
    /** As {@link #isSpace}. */
    private static final String SPACE = "[\\s\\x1C-\\x1F\\p{Z}]*";

    private static final Pattern MARKER = Pattern.compile(
            "(?<space>" + SPACE + ")(?:\\[(?<square>" + NUMBERS + ")]|【(?<lens>" + NUMBERS + ")(?:†[^】\\n]{0,80})?】)");
    private static final Pattern ONE_OR_RANGE = Pattern.compile("(\\d+)(?:\\s?[–—-]\\s?\\^?(\\d+))?");
    /** A wider range is a slip: it would cite passages nobody read. */
    private static final int WIDEST = 20;

    private CitationMarkers() {}

    /**
     * Looks for a marker, with the white space before it, exactly there: {@code lookingAt} says whether it is one, and
     * if not, {@code hitEnd} whether more text may make it one.
     */
    static Matcher at(CharSequence text, int start) {
        return MARKER.matcher(text).region(start, text.length());
    }

    /** The white space before a marker that was found. */
    static String space(Matcher marker) {
        return marker.group("space");
    }

    /** Whether a marker may follow it, and a sentence end before it: white space, breaking or not. */
    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The numbers of a marker that was found, in its order. */
    static List<Integer> numbers(Matcher marker) {
        String list = marker.group("square") == null ? marker.group("lens") : marker.group("square");
        var numbers = new ArrayList<Integer>();
        Matcher each = ONE_OR_RANGE.matcher(list);
        while (each.find()) {
            int from = Integer.parseInt(each.group(1));
            int to = each.group(2) == null ? from : Integer.parseInt(each.group(2));
            if (to > from && to - from < WIDEST) {
                IntStream.rangeClosed(from, to).forEach(numbers::add);
            } else {
                numbers.add(from);
                if (to != from) {
                    numbers.add(to);
                }
            }
        }
        return numbers;
    }
}
