package dev.attest.documents.pdf;

import java.util.Arrays;
import java.util.List;

/**
 * Characters of one line without a wide gap between them, in the coordinates of {@link Glyph}.
 *
 * @param edges as in {@link dev.attest.documents.GlyphRun}; when it runs to the left, the left and the right edge of
 *     each character instead
 * @param size of most of its characters
 * @param bold whether nearly all of it is
 * @param boldStart whether it begins in bold
 */
record Segment(
        int page,
        Turn turn,
        String text,
        float[] edges,
        float baseline,
        float top,
        float bottom,
        float size,
        boolean bold,
        boolean boldStart,
        boolean fixedPitch,
        boolean rightToLeft) {

    /** The characters from one index to another. */
    Segment part(int from, int to) {
        float[] part =
                rightToLeft ? Arrays.copyOfRange(edges, 2 * from, 2 * to) : Arrays.copyOfRange(edges, from, to + 1);
        return new Segment(
                page,
                turn,
                text.substring(from, to),
                part,
                baseline,
                top,
                bottom,
                size,
                bold,
                from == 0 ? boldStart : bold,
                fixedPitch,
                rightToLeft);
    }

    float left(int index) {
        return edges[rightToLeft ? 2 * index : index];
    }

    float right(int index) {
        return edges[rightToLeft ? 2 * index + 1 : index + 1];
    }

    float x() {
        return rightToLeft ? least(edges) : edges[0];
    }

    float end() {
        return rightToLeft ? most(edges) : edges[edges.length - 1];
    }

    float width() {
        return end() - x();
    }

    float middle() {
        return (x() + end()) / 2;
    }

    float height() {
        return bottom - top;
    }

    private static float least(float[] values) {
        float least = values[0];
        for (float value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static float most(float[] values) {
        float most = values[0];
        for (float value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    static float left(List<Segment> segments) {
        return (float) segments.stream().mapToDouble(Segment::x).min().orElse(0);
    }

    static float right(List<Segment> segments) {
        return (float) segments.stream().mapToDouble(Segment::end).max().orElse(0);
    }
}
