package dev.attest.documents;

import java.util.List;

/**
 * A page, slide or other numbered part of a document, and where its text stands on it.
 *
 * @param number from 1
 * @param width in PDF points, as displayed
 * @param height in PDF points, as displayed
 * @param span of the stored text that comes from the page; empty when it has none
 * @param runs in the order of their spans, without overlap, within {@code span}; white space and words the parser added
 *     are in none, and formats without coordinates have none
 */
public record PageLayout(int number, double width, double height, Origin origin, Span span, List<GlyphRun> runs) {

    /** Where the text of a page comes from. */
    public enum Origin {
        /** The file holds it as text. */
        TEXT,
        /** Character recognition read it from the page's picture. */
        RECOGNISED,
        /** The page shows something, but no text could be had of it. */
        NONE,
        /** The page is blank. */
        BLANK
    }

    public PageLayout {
        runs = List.copyOf(runs);
        int end = span.start();
        for (GlyphRun run : runs) {
            if (run.span().start() < end || run.span().end() > span.end()) {
                throw new IllegalArgumentException(
                        "Run " + run.span() + " out of order, or out of page " + number + " at " + span);
            }
            end = run.span().end();
        }
    }

    /** One box for each run that holds characters of {@code wanted}, in reading order. */
    public List<Box> boxes(Span wanted) {
        return runs.stream()
                .filter(run -> run.span().start() < wanted.end()
                        && wanted.start() < run.span().end())
                .map(run -> run.box(
                        number,
                        new Span(
                                Math.max(wanted.start(), run.span().start()),
                                Math.min(wanted.end(), run.span().end()))))
                .toList();
    }
}
