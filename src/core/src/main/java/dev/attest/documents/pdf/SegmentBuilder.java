package dev.attest.documents.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Cuts the glyphs of a line into segments at wide gaps, and finds the spaces between their words. */
final class SegmentBuilder {

    /** Of the font's size: what is wider may be the gap between two columns. */
    private static final float WIDE = 0.8f;

    /** Of the font's size: the narrowest space between words where the file has no spaces. */
    private static final float SPACE = 0.15f;

    /** Of the font's size: a space that the file has is one unless the text moves back over it. */
    private static final float WRITTEN_SPACE = 0.05f;

    private static final float SPACED_LETTERS = 0.08f;
    private static final int FEWEST_GAPS = 6;

    private final int page;
    private final Turn turn;
    private final List<Segment> out;

    SegmentBuilder(int page, Turn turn, List<Segment> out) {
        this.page = page;
        this.turn = turn;
        this.out = out;
    }

    void add(List<Glyph> line) {
        float usual = usualGap(line);
        int start = 0;
        for (int i = 1; i <= line.size(); i++) {
            if (i == line.size()
                    || gap(line, i) > usual + WIDE * line.get(i - 1).size()) {
                segment(line.subList(start, i), usual);
                start = i;
            }
        }
    }

    private static float gap(List<Glyph> line, int index) {
        return line.get(index).x() - line.get(index - 1).end();
    }

    /** The gap between letters of a line set with spaced letters; else 0. */
    private static float usualGap(List<Glyph> line) {
        float[] gaps = new float[line.size()];
        int count = 0;
        for (int i = 1; i < line.size(); i++) {
            float gap = gap(line, i);
            // What stands further apart are cells or columns, which tell nothing about letters.
            if (!line.get(i - 1).spaced() && gap < WIDE * line.get(i - 1).size()) {
                gaps[count++] = gap;
            }
        }
        if (count < FEWEST_GAPS) {
            return 0;
        }
        Arrays.sort(gaps, 0, count);
        float least = gaps[count / 4];
        return least > SPACED_LETTERS * line.get(0).size() ? gaps[count / 2] : 0;
    }

    private void segment(List<Glyph> visual, float usual) {
        List<Piece> pieces = pieces(visual, usual);
        boolean left = visual.stream().anyMatch(glyph -> Characters.runsLeft(glyph.text()));
        if (left) {
            pieces = Directions.logical(pieces);
        }
        Glyph main = main(visual);
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text));
        if (text.toString().isBlank()) {
            return;
        }
        long bold = visual.stream().filter(glyph -> glyph.face().bold()).count();
        long fixed = visual.stream().filter(glyph -> glyph.face().fixedPitch()).count();
        out.add(new Segment(
                page,
                turn,
                text.toString(),
                left ? sides(pieces, text.length()) : edges(pieces, text.length()),
                main.baseline(),
                main.top(),
                main.bottom(),
                main.size(),
                bold > 0.8 * visual.size(),
                visual.get(0).face().bold(),
                fixed > 0.8 * visual.size(),
                left));
    }

    /** A glyph, or the space between two. */
    record Piece(String text, float x, float end) {}

    private static List<Piece> pieces(List<Glyph> visual, float usual) {
        List<Piece> pieces = new ArrayList<>(visual.size() + visual.size() / 4);
        for (int i = 0; i < visual.size(); i++) {
            Glyph glyph = visual.get(i);
            if (i > 0 && isSpace(visual, i, usual)) {
                float from = visual.get(i - 1).end();
                pieces.add(new Piece(" ", from, Math.max(from, glyph.x())));
            }
            boolean last = i + 1 == visual.size();
            String text = last ? glyph.text() : glyph.text().replace(String.valueOf(Characters.SOFT_HYPHEN), "");
            if (!text.isEmpty()) {
                pieces.add(new Piece(text, glyph.x(), glyph.end()));
            }
        }
        return pieces;
    }

    private static boolean isSpace(List<Glyph> visual, int index, float usual) {
        Glyph before = visual.get(index - 1);
        Glyph after = visual.get(index);
        float gap = gap(visual, index);
        float size = Math.min(before.size(), after.size());
        return gap > usual + SPACE * size || (before.spaced() && gap > WRITTEN_SPACE * size);
    }

    /** The glyph that stands for the line: of its most common baseline, so that raised marks do not lift the line. */
    private static Glyph main(List<Glyph> visual) {
        List<Float> sizes = new ArrayList<>(visual.stream().map(Glyph::size).toList());
        Collections.sort(sizes);
        float size = sizes.get(sizes.size() / 2);
        return visual.stream().filter(glyph -> glyph.size() == size).findFirst().orElse(visual.get(0));
    }

    private static float[] edges(List<Piece> pieces, int length) {
        float[] edges = new float[length + 1];
        int at = 0;
        float least = pieces.get(0).x;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            float from = Math.max(least, piece.x);
            // Letters that reach under the next one end where that begins, so that no character is in two boxes.
            float to = Math.max(from, i + 1 < pieces.size() ? Math.min(piece.end, pieces.get(i + 1).x) : piece.end);
            if (i + 1 < pieces.size()
                    && !piece.text.equals(" ")
                    && !pieces.get(i + 1).text.equals(" ")) {
                to = Math.max(from, pieces.get(i + 1).x);
            }
            int size = piece.text.length();
            for (int c = 0; c < size; c++) {
                edges[at++] = from + (to - from) * c / size;
            }
            least = to;
        }
        edges[at] = least;
        return edges;
    }

    private static float[] sides(List<Piece> pieces, int length) {
        float[] sides = new float[2 * length];
        int at = 0;
        for (Piece piece : pieces) {
            int size = piece.text.length();
            boolean left = Characters.runsLeft(piece.text);
            for (int c = 0; c < size; c++) {
                int slot = left ? size - 1 - c : c;
                sides[at++] = piece.x + (piece.end - piece.x) * slot / size;
                sides[at++] = piece.x + (piece.end - piece.x) * (slot + 1) / size;
            }
        }
        return sides;
    }
}
