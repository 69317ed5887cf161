package dev.attest.samples.pdf;

import dev.attest.samples.pdf.Typeface.Piece;
import dev.attest.samples.pdf.Typeface.Style;
import dev.attest.samples.source.Run;
import dev.attest.samples.source.Text;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines at white space; within a word only when the word alone is wider than the line. */
final class LineBreaker {

    private final Typeface typeface;

    LineBreaker(Typeface typeface) {
        this.typeface = typeface;
    }

    /** @param size of the font, in points, as {@code room} */
    List<Line> lines(Text text, float size, float room) {
        List<Line> lines = new ArrayList<>();
        Line.Builder line = new Line.Builder(size);
        for (List<Piece> word : words(text)) {
            if (word.isEmpty()) {
                lines.add(line.build());
                continue;
            }
            for (List<Piece> part : parts(word, size, room)) {
                if (!line.isEmpty() && !line.fits(part, room)) {
                    lines.add(line.build());
                }
                line.add(part);
            }
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.build());
        }
        return lines;
    }

    /** The width of the widest word. */
    float widestWord(Text text, float size) {
        float widest = 0;
        for (List<Piece> word : words(text)) {
            widest = Math.max(widest, Line.width(word, size));
        }
        return widest;
    }

    /** Words made of pieces, since a style may change within a word; an empty word is a line break. */
    private List<List<Piece>> words(Text text) {
        List<List<Piece>> words = new ArrayList<>();
        List<Piece> word = new ArrayList<>();
        for (Run run : text.runs()) {
            // Separators stay in the split as tokens of their own.
            for (String token : run.text().split("(?<=[ \\t\\n])|(?=[ \\t\\n])", -1)) {
                if (!token.isBlank()) {
                    word.addAll(typeface.pieces(token, Style.of(run)));
                    continue;
                }
                if (!word.isEmpty()) {
                    words.add(word);
                    word = new ArrayList<>();
                }
                if (token.equals("\n")) {
                    words.add(List.of());
                }
            }
        }
        if (!word.isEmpty()) {
            words.add(word);
        }
        return words;
    }

    private static List<List<Piece>> parts(List<Piece> word, float size, float room) {
        if (Line.width(word, size) <= room) {
            return List.of(word);
        }
        List<List<Piece>> parts = new ArrayList<>();
        List<Piece> part = new ArrayList<>();
        float width = 0;
        for (Piece piece : word) {
            for (int c : piece.text().codePoints().toArray()) {
                Piece letter = new Piece(Character.toString(c), piece.font(), piece.thick());
                if (!part.isEmpty() && width + letter.width(size) > room) {
                    parts.add(part);
                    part = new ArrayList<>();
                    width = 0;
                }
                part.add(letter);
                width += letter.width(size);
            }
        }
        parts.add(part);
        return parts;
    }

    /** A line of code as it stands; a tab is four spaces. */
    Line verbatim(String code, float size) {
        List<Piece> pieces = typeface.pieces(code.replace("\t", "    "), Style.CODE);
        return new Line(pieces, Line.width(pieces, size));
    }
}
