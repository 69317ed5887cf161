package dev.attest.documents;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts the text of a block into sentences. A line break inside a block is a space, as in hard-wrapped text; a blank
 * line always ends a sentence.
 */
public final class Sentences {

    private Sentences() {}

    /**
     * The sentences of a text, in order: without white space around them, without overlap, together holding every
     * character that is not white space.
     */
    public static List<Span> of(String text) {
        String flat = text.replace('\n', ' ').replace('\t', ' ');
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(forBreaks(flat));
        List<Span> sentences = new ArrayList<>();
        int start = 0;
        int blankLine = blankLine(text, 0);
        int next = breaks.next();
        while (next != BreakIterator.DONE) {
            while (blankLine < next) {
                add(text, start, blankLine, sentences);
                start = blankLine;
                blankLine = blankLine(text, blankLine + 1);
            }
            int end = SentenceEnd.withClosers(flat, next);
            if (end >= flat.length() || (end > start && SentenceEnd.isEnd(flat, start, end))) {
                add(text, start, end, sentences);
                start = end;
            }
            next = breaks.next();
        }
        add(text, start, text.length(), sentences);
        return sentences;
    }

    /** The JDK's rules end no sentence before a digit or at an ellipsis; a letter and a stop in their place make them. */
    private static String forBreaks(String flat) {
        StringBuilder text = new StringBuilder(flat);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '…') {
                text.setCharAt(i, '.');
            } else if (c >= '0' && c <= '9' && i > 0 && text.charAt(i - 1) == ' ') {
                text.setCharAt(i, 'X');
            }
        }
        return text.toString();
    }

    /** Where the next blank line begins, or the largest number. */
    private static int blankLine(String text, int from) {
        for (int at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
            int end = at + 1;
            while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
                end++;
            }
            if (end < text.length() && text.charAt(end) == '\n') {
                return at;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static void add(String text, int start, int end, List<Span> sentences) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (to > from) {
            sentences.add(new Span(from, to));
        }
    }
}
