package dev.attest.eval.metrics;

import dev.attest.eval.Reply;
import java.util.regex.Pattern;

/** An answer's words without its citation markers, which claim nothing. */
final class PlainAnswer {

    /** Such as {@code [1]}, {@code [1, 2]}, {@code [1-3]} and {@code [^1]}; a year in brackets is none. */
    static final String MARKER = "\\[\\s?\\^?\\d{1,3}(?:\\s?[,;–-]\\s?\\^?\\d{1,3})*\\s?]";

    /** Some servers put names instead of numbers, such as {@code 【4:0†source】}. */
    private static final Pattern MARKERS = Pattern.compile("\\s*(?:" + MARKER + "|【[^】\\n]{1,80}】)");

    private PlainAnswer() {}

    /** Empty when nothing was answered. */
    static String of(Reply reply) {
        return of(reply.answer());
    }

    static String of(String text) {
        return MARKERS.matcher(text).replaceAll("").strip();
    }
}
