package dev.attest.documents.pdf;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.util.ArrayList;
import java.util.List;

/** Counts what reading a file takes, and ends it where a small file could make it take for ever. */
final class Effort {

    /** Forms that draw each other over and over make any number of steps out of a few bytes. */
    private static final long MOST_STEPS = 200_000_000;

    private static final long MOST_STEPS_OF_A_PAGE = 10_000_000;
    private static final int STEPS_OF_A_FORM = 100;

    private final Source source;
    private final ParseLimits limits;
    private final List<Integer> partial = new ArrayList<>();
    private long steps;
    private long pageSteps;
    private long glyphs;
    private int page;

    Effort(Source source, ParseLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    void page(int number) {
        page = number;
        pageSteps = 0;
    }

    void step() {
        steps(1);
    }

    /** Opening a form costs as much as reading many operators. */
    void form() {
        steps(STEPS_OF_A_FORM);
    }

    private void steps(int more) {
        steps += more;
        pageSteps += more;
        if (steps > MOST_STEPS || pageSteps > MOST_STEPS_OF_A_PAGE) {
            throw new UnreadableDocument(
                    Reason.ARCHIVE_BOMB,
                    source.shownName() + " draws more on page " + page
                            + " than can be read: its parts repeat each other over and over. Print it to a new PDF and"
                            + " upload that.");
        }
    }

    void glyph() {
        // Spaces and glyphs drawn twice count as well, so twice the limit is not yet too much text.
        if (++glyphs > 2L * limits.characters()) {
            throw new UnreadableDocument(
                    Reason.TOO_MUCH_TEXT,
                    "%s shows more than %,d characters, the most Attest reads from one file. Divide it and upload the parts."
                            .formatted(source.shownName(), limits.characters()));
        }
    }

    /** Notes that some of the page could not be read. */
    void readInPart() {
        if (partial.isEmpty() || partial.get(partial.size() - 1) != page) {
            partial.add(page);
        }
    }

    List<Integer> pagesReadInPart() {
        return List.copyOf(partial);
    }
}
