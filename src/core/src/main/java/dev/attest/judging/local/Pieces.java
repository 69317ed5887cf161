package dev.attest.judging.local;

import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a source into pieces small enough to be encoded one by one: sentences, short ones joined with those that follow,
 * long ones cut at a space.
 */
final class Pieces {

    private static final Pattern BREAK = Pattern.compile("(?<=[.!?])\\s+|\\n+");
    private static final int LEAST = 60;
    private static final int MOST = 320;

    private Pieces() {}

    static List<Span> of(String text) {
        var pieces = new ArrayList<Span>();
        int start = -1;
        int end = 0;
        for (Span sentence : sentences(text)) {
            start = start < 0 ? sentence.start() : start;
            end = sentence.end();
            if (end - start >= LEAST) {
                cut(text, new Span(start, end), pieces);
                start = -1;
            }
        }
        if (start >= 0) {
            cut(text, new Span(start, end), pieces);
        }
        return pieces;
    }

    private static List<Span> sentences(String text) {
        var sentences = new ArrayList<Span>();
        Matcher breaks = BREAK.matcher(text);
        int start = 0;
        while (breaks.find()) {
            if (breaks.start() > start) {
                sentences.add(new Span(start, breaks.start()));
            }
            start = breaks.end();
        }
        if (start < text.length()) {
            sentences.add(new Span(start, text.length()));
        }
        return sentences;
    }

    private static void cut(String text, Span piece, List<Span> pieces) {
        int start = piece.start();
        while (piece.end() - start > MOST) {
            int space = text.lastIndexOf(' ', start + MOST - 1);
            int end = space < start + MOST / 2 ? start + MOST : space;
            pieces.add(new Span(start, end));
            start = text.charAt(end) == ' ' ? end + 1 : end;
        }
        if (piece.end() > start) {
            pieces.add(new Span(start, piece.end()));
        }
    }
}
