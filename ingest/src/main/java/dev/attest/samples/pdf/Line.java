package dev.attest.samples.pdf;

import dev.attest.samples.pdf.Typeface.Piece;
import java.util.ArrayList;
import java.util.List;

/** One line of set text. */
record Line(List<Piece> pieces, float width) {

    Line {
        pieces = List.copyOf(pieces);
    }

    /** Collects words until a line is full. Spaces join the piece before them, so extractors see them as characters. */
    static final class Builder {

        private final float size;
        private final List<Piece> pieces = new ArrayList<>();
        private float width;

        Builder(float size) {
            this.size = size;
        }

        boolean isEmpty() {
            return pieces.isEmpty();
        }

        boolean fits(List<Piece> word, float room) {
            return width + space() + width(word, size) <= room;
        }

        private float space() {
            return pieces.isEmpty() ? 0 : new Piece(" ", last().font(), false).width(size);
        }

        private Piece last() {
            return pieces.get(pieces.size() - 1);
        }

        void add(List<Piece> word) {
            width += space() + width(word, size);
            if (!pieces.isEmpty()) {
                pieces.set(pieces.size() - 1, last().and(" "));
            }
            for (Piece piece : word) {
                if (!pieces.isEmpty() && last().joins(piece)) {
                    pieces.set(pieces.size() - 1, last().and(piece.text()));
                } else {
                    pieces.add(piece);
                }
            }
        }

        Line build() {
            Line line = new Line(pieces, width);
            pieces.clear();
            width = 0;
            return line;
        }
    }

    static float width(List<Piece> word, float size) {
        float width = 0;
        for (Piece piece : word) {
            width += piece.width(size);
        }
        return width;
    }
}
