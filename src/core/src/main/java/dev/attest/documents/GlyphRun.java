package dev.attest.documents;

import java.util.Arrays;

/**
 * Characters that stand side by side on a page, in PDF points as the page is displayed.
 *
 * @param span of the stored text
 * @param top upper edge of the line, from the page's top edge
 * @param height of the line
 * @param edges distances from the page's left edge, not decreasing, one more than the span has code units: character
 *     {@code i} of the run reaches from {@code edges[i]} to {@code edges[i + 1]}
 */
public record GlyphRun(Span span, float top, float height, float[] edges) {

    public GlyphRun {
        if (edges.length != span.length() + 1) {
            throw new IllegalArgumentException(edges.length + " edges for " + span);
        }
    }

    /** Where these characters of the run stand; {@code part} must lie in its span. */
    Box box(int page, Span part) {
        float left = edges[part.start() - span.start()];
        float right = edges[part.end() - span.start()];
        return new Box(page, left, top, right - left, height);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GlyphRun run
                && span.equals(run.span)
                && top == run.top
                && height == run.height
                && Arrays.equals(edges, run.edges);
    }

    @Override
    public int hashCode() {
        return span.hashCode() * 31 + Arrays.hashCode(edges);
    }
}
