package dev.attest.answering;

import dev.attest.documents.Span;

/**
 * The text of an answer as it grows. White space is held back until words follow it, so that the markers of a sentence
 * stand right behind its words; so is half a character, which nobody could show.
 */
final class Wording {

    private final boolean atOnce;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder sentence = new StringBuilder();
    private String held = "";
    private String gap = "";

    /**
     * Nothing yet.
     *
     * @param atOnce whether words are shown before their sentence is complete
     */
    Wording(boolean atOnce) {
        this.atOnce = atOnce;
    }

    /** What was shown so far. */
    String text() {
        return text.toString();
    }

    /** The words of the sentence being written; empty between two sentences. */
    String sentence() {
        return sentence.toString().strip();
    }

    /** Goes on with the sentence; returns what is to be shown now, which may be nothing. */
    String add(String more) {
        String all = whole(held + more);
        int end = showable(all);
        held = all.substring(end);
        String words = all.substring(0, end);
        if (text.isEmpty() && sentence.isEmpty()) {
            words = words.stripLeading();
        }
        sentence.append(words);
        if (!atOnce) {
            return "";
        }
        text.append(words);
        return words;
    }

    /** Half a character at the very end waits for its other half; elsewhere none will come. */
    private static String whole(String all) {
        var whole = new StringBuilder(all.length());
        for (int i = 0; i < all.length(); i = all.offsetByCodePoints(i, 1)) {
            int c = all.codePointAt(i);
            boolean half = Character.getType(c) == Character.SURROGATE;
            if (!half || (i == all.length() - 1 && Character.isHighSurrogate(all.charAt(i)))) {
                whole.appendCodePoint(c);
            }
        }
        return whole.toString();
    }

    private static int showable(String whole) {
        int end = whole.length();
        return whole.substring(0, endsInHalf(whole) ? end - 1 : end)
                .stripTrailing()
                .length();
    }

    private static boolean endsInHalf(String text) {
        return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    }

    /** Ends the sentence. */
    Ended end(String markers) {
        String words = sentence();
        String late = atOnce ? "" : (text.isEmpty() ? "" : separator()) + words;
        text.append(late);
        int start = text.length() - words.length();
        text.append(markers);
        gap = "";
        sentence.setLength(0);
        held = endsInHalf(held) ? held.substring(0, held.length() - 1) : held;
        return new Ended(late + markers, new Span(start, text.length()));
    }

    /** Leaves the sentence out, of which nothing was shown. */
    void drop() {
        gap = separator();
        sentence.setLength(0);
    }

    /** Where a paragraph ended before a sentence that was left out, it still ends. */
    private String separator() {
        String own = sentence.substring(
                0, sentence.length() - sentence.toString().stripLeading().length());
        return gap.lines().count() > own.lines().count() ? gap : own;
    }

    /**
     * A sentence of the text.
     *
     * @param shown what of it was not shown before
     * @param span markers included
     */
    record Ended(String shown, Span span) {}
}
