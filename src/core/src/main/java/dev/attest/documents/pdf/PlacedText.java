package dev.attest.documents.pdf;

import dev.attest.documents.GlyphRun;
import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The text of a block while it is put together, with the place of each character that stands on a page. */
final class PlacedText {

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    /** Characters of a segment from one index to another, which begin at {@code start} of this text. */
    record Piece(int start, Segment segment, int from, int to) {

        /** One run, or one for each character where they do not stand side by side from left to right. */
        List<GlyphRun> runs(int offset) {
            int first = offset + start;
            if (segment.turn().isNone() && !segment.rightToLeft()) {
                float[] edges = Arrays.copyOfRange(segment.edges(), from, to + 1);
                Span span = new Span(first, first + to - from);
                return List.of(new GlyphRun(span, segment.top(), segment.height(), edges));
            }
            List<GlyphRun> runs = new ArrayList<>();
            for (int i = from; i < to; i++) {
                if (segment.text().charAt(i) != ' ') {
                    runs.add(character(i, new Span(first + i - from, first + i - from + 1)));
                }
            }
            return runs;
        }

        private GlyphRun character(int index, Span span) {
            Turn turn = segment.turn();
            double[] xs = new double[4];
            double[] ys = new double[4];
            for (int corner = 0; corner < 4; corner++) {
                double x = corner % 2 == 0 ? segment.left(index) : segment.right(index);
                double y = corner < 2 ? segment.top() : segment.bottom();
                xs[corner] = turn.shownX(x, y);
                ys[corner] = turn.shownY(x, y);
            }
            Arrays.sort(xs);
            Arrays.sort(ys);
            float[] edges = {(float) xs[0], (float) xs[3]};
            return new GlyphRun(span, (float) ys[0], (float) (ys[3] - ys[0]), edges);
        }
    }

    int length() {
        return text.length();
    }

    List<Piece> pieces() {
        return pieces;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Adds characters that stand nowhere. */
    void add(String unplaced) {
        text.append(unplaced);
    }

    void add(Segment segment) {
        pieces.add(new Piece(text.length(), segment, 0, segment.text().length()));
        text.append(segment.text());
    }

    /** Adds segments of one line. */
    void line(List<Segment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            if (i > 0) {
                text.append(' ');
            }
            add(segments.get(i));
        }
    }

    /** Adds lines of text, joining words that were divided at the end of a line. */
    void lines(List<List<Segment>> lines, Vocabulary vocabulary) {
        for (List<Segment> line : lines) {
            if (text.length() > 0) {
                join(line.get(0), vocabulary);
            }
            line(line);
        }
    }

    private void join(Segment next, Vocabulary vocabulary) {
        switch (vocabulary.join(text.substring(Math.max(0, text.length() - 60)), next.text())) {
            case SPACE -> text.append(' ');
            case WITHOUT_HYPHEN -> dropLast();
            case NOTHING -> {
                // The hyphen stays, and the word goes on.
            }
        }
    }

    /** Adds the characters of another text, which stand where they stand there. */
    void add(PlacedText other) {
        other.pieces.forEach(
                piece -> pieces.add(new Piece(text.length() + piece.start, piece.segment, piece.from, piece.to)));
        text.append(other.text);
    }

    /** Adds the same characters, without their places. */
    void addUnplaced(PlacedText other) {
        text.append(other.text);
    }

    void dropLast() {
        if (!pieces.isEmpty()) {
            Piece last = pieces.remove(pieces.size() - 1);
            if (last.start + last.to - last.from < text.length()) {
                pieces.add(last);
            } else if (last.to - last.from > 1) {
                pieces.add(new Piece(last.start, last.segment, last.from, last.to - 1));
            }
        }
        text.setLength(text.length() - 1);
    }

    char last() {
        return text.charAt(text.length() - 1);
    }
}
