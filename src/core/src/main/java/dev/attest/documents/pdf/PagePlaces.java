package dev.attest.documents.pdf;

import dev.attest.documents.GlyphRun;
import dev.attest.documents.PageLayout;
import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps where the text of each page stands while blocks are written. */
final class PagePlaces {

    private final Map<Integer, List<GlyphRun>> runs = new HashMap<>();
    private final Map<Integer, Span> spans = new HashMap<>();

    /** A block that was written; its pages follow each other, and a page's share ends where the next one's begins. */
    void place(PlacedText text, Span block) {
        if (text.length() != block.length()) {
            throw new IllegalStateException("A block of " + text.length() + " characters stands at " + block);
        }
        List<PlacedText.Piece> pieces = text.pieces();
        int start = block.start();
        for (int i = 0; i < pieces.size(); i++) {
            PlacedText.Piece piece = pieces.get(i);
            int page = piece.segment().page();
            runs.computeIfAbsent(page, key -> new ArrayList<>()).addAll(piece.runs(block.start()));
            boolean last = i + 1 == pieces.size();
            if (last || pieces.get(i + 1).segment().page() != page) {
                int end = last ? block.end() : block.start() + piece.start() + piece.to() - piece.from();
                extend(page, start, end);
                start = last ? end : block.start() + pieces.get(i + 1).start();
            }
        }
    }

    private void extend(int page, int start, int end) {
        Span before = spans.get(page);
        spans.put(page, before == null ? new Span(start, end) : new Span(before.start(), end));
    }

    List<PageLayout> of(List<PageText> pages) {
        List<PageLayout> layouts = new ArrayList<>();
        int end = 0;
        for (PageText page : pages) {
            Span span = spans.getOrDefault(page.number(), new Span(end, end));
            end = span.end();
            layouts.add(new PageLayout(
                    page.number(),
                    page.width(),
                    page.height(),
                    page.origin(),
                    span,
                    runs.getOrDefault(page.number(), List.of())));
        }
        return layouts;
    }
}
