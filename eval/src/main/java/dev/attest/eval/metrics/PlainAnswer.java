package dev.attest.eval.metrics;

import dev.attest.eval.Reply;
import java.util.regex.Pattern;

/** An answer's words without its citation markers, which claim nothing. */
final class PlainAnswer {

    /** Such as {@code [1]}, {@code [1, 2]} and {@code [1-3]}; a year in brackets is none. */
    static final String MARKER = "\\[\\d{1,3}(?:\\s*[,;–-]\\s*\\d{1,3})*]";

    private static final Pattern MARKERS = Pattern.compile("\\s*" + MARKER);

    private PlainAnswer() {}

    /** Empty when nothing was answered. */
    static String of(Reply reply) {
        return of(reply.answer());
    }

    static String of(String text) {
        return MARKERS.matcher(text).replaceAll("").strip();
    }
}
