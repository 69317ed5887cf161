package dev.attest.samples.pdf;

import dev.attest.samples.source.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one PDF. Liberation Sans is embedded (PDFBox carries it, under the OFL) and has the measures of Helvetica,
 * so bold and italic can come from the Standard 14. What a Standard 14 font cannot show, Liberation Sans does.
 */
final class Typeface {

    enum Family {
        SANS,
        SERIF,
        /** Embedded only, so that a picture of a page looks the same on every machine; bold is drawn thicker. */
        EMBEDDED
    }

    enum Style {
        REGULAR,
        BOLD,
        ITALIC,
        BOLD_ITALIC,
        CODE;

        static Style of(Run run) {
            if (run.code()) {
                return CODE;
            }
            if (run.bold()) {
                return run.italic() ? BOLD_ITALIC : BOLD;
            }
            return run.italic() ? ITALIC : REGULAR;
        }
    }

    private static final String LIBERATION = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDFont embedded;
    private final boolean thickens;
    private final Map<Style, PDFont> fonts = new EnumMap<>(Style.class);
    private final Map<PDFont, Map<Integer, Boolean>> shows = new HashMap<>();

    Typeface(PDDocument document, Family family) throws IOException {
        try (InputStream font = PDDocument.class.getResourceAsStream(LIBERATION)) {
            if (font == null) {
                throw new IOException("PDFBox no longer carries " + LIBERATION);
            }
            embedded = PDType0Font.load(document, font, true);
        }
        thickens = family == Family.EMBEDDED;
        switch (family) {
            case SANS -> {
                use(null, FontName.HELVETICA_BOLD, FontName.HELVETICA_OBLIQUE, FontName.HELVETICA_BOLD_OBLIQUE);
                fonts.put(Style.CODE, new PDType1Font(FontName.COURIER));
            }
            case SERIF -> {
                use(FontName.TIMES_ROMAN, FontName.TIMES_BOLD, FontName.TIMES_ITALIC, FontName.TIMES_BOLD_ITALIC);
                fonts.put(Style.CODE, new PDType1Font(FontName.COURIER));
            }
            case EMBEDDED -> {}
        }
    }

    private void use(@Nullable FontName regular, FontName bold, FontName italic, FontName boldItalic) {
        if (regular != null) {
            fonts.put(Style.REGULAR, new PDType1Font(regular));
        }
        fonts.put(Style.BOLD, new PDType1Font(bold));
        fonts.put(Style.ITALIC, new PDType1Font(italic));
        fonts.put(Style.BOLD_ITALIC, new PDType1Font(boldItalic));
    }

    /** Text in one font; measured in thousandths of the font size. */
    record Piece(String text, PDFont font, boolean thick) {

        float width(float size) {
            try {
                return font.getStringWidth(text) / 1000 * size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean joins(Piece other) {
            return font.equals(other.font) && thick == other.thick;
        }

        Piece and(String more) {
            return new Piece(text + more, font, thick);
        }
    }

    /** Splits text where the font changes. Throws {@code IllegalArgumentException} for a character no font here has. */
    List<Piece> pieces(String text, Style style) {
        PDFont wanted = fonts.getOrDefault(style, embedded);
        boolean thick = thickens && (style == Style.BOLD || style == Style.BOLD_ITALIC);
        List<Piece> pieces = new ArrayList<>();
        text.codePoints().forEach(c -> {
            PDFont font = shows(wanted, c) ? wanted : embedded;
            if (!shows(font, c)) {
                throw new IllegalArgumentException(
                        "no font for " + Character.toString(c) + String.format(" (U+%04X)", c));
            }
            Piece piece = new Piece(Character.toString(c), font, thick);
            int last = pieces.size() - 1;
            if (last >= 0 && pieces.get(last).joins(piece)) {
                pieces.set(last, pieces.get(last).and(piece.text()));
            } else {
                pieces.add(piece);
            }
        });
        return pieces;
    }

    private boolean shows(PDFont font, int codePoint) {
        return shows.computeIfAbsent(font, f -> new HashMap<>()).computeIfAbsent(codePoint, c -> {
            try {
                font.encode(Character.toString(c));
                return true;
            } catch (IllegalArgumentException e) { // how PDFBox says that a glyph is missing
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
