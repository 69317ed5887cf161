package dev.attest.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a span of a document stands on its pages.
 *
 * @param page the one it starts on, from 1; header words that a table row repeats do not move it off the row's own page
 * @param boxes in reading order, a line or a part of one each, in tenths of a point; none for formats without
 *     coordinates
 */
public record Placement(int page, List<Box> boxes) {

    public Placement {
        boxes = List.copyOf(boxes);
        if (page < 1) {
            throw new IllegalArgumentException("Pages count from 1, not from " + page);
        }
    }

    /**
     * The placement of a span.
     *
     * @param pages of its version, in order; those it does not touch may be missing
     * @return empty when the span touches no page
     */
    public static Optional<Placement> of(List<PageLayout> pages, Span span) {
        List<PageLayout> touched =
                pages.stream().filter(page -> touches(page, span)).toList();
        if (touched.isEmpty()) {
            return Optional.empty();
        }
        var boxes = new ArrayList<Box>();
        touched.forEach(page -> boxes.addAll(LineBoxes.of(page.boxes(span))));
        return Optional.of(new Placement(touched.get(0).number(), boxes));
    }

    /** The page a span starts on, from 1; empty when it touches none of these. */
    public static Optional<Integer> page(List<PageLayout> pages, Span span) {
        return pages.stream().filter(page -> touches(page, span)).findFirst().map(PageLayout::number);
    }

    private static boolean touches(PageLayout page, Span span) {
        return Math.max(page.span().start(), span.start())
                < Math.min(page.span().end(), span.end());
    }
}
