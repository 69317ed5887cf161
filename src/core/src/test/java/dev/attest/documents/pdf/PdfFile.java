package dev.attest.documents.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Writes small PDF files; places count from the top left of a page of 595 by 842 points. */
final class PdfFile implements AutoCloseable {

    static final FontName PLAIN = FontName.HELVETICA;
    static final FontName BOLD = FontName.HELVETICA_BOLD;
    static final float WIDTH = 595;
    static final float HEIGHT = 842;

    final PDDocument document = new PDDocument();
    /** Of this file only: a font keeps the number it was saved under. */
    private final Map<FontName, PDFont> fonts = new EnumMap<>(FontName.class);

    private PDPage page = new PDPage();

    PdfFile page() {
        page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
        document.addPage(page);
        return this;
    }

    PDPage current() {
        return page;
    }

    PDFont font(FontName name) {
        return fonts.computeIfAbsent(name, PDType1Font::new);
    }

    /** One line; {@code y} is its baseline. */
    PdfFile text(FontName font, float size, float x, float y, String text) {
        return draw(content -> {
            content.beginText();
            content.setFont(font(font), size);
            content.newLineAtOffset(x, HEIGHT - y);
            content.showText(text);
            content.endText();
        });
    }

    /** Lines 14 points apart in 11 points; returns the baseline of the next one. */
    float lines(float x, float y, List<String> lines) {
        float at = y;
        for (String line : lines) {
            text(PLAIN, 11, x, at, line);
            at += 14;
        }
        return at;
    }

    PdfFile rule(float x1, float y1, float x2, float y2) {
        return draw(content -> {
            content.moveTo(x1, HEIGHT - y1);
            content.lineTo(x2, HEIGHT - y2);
            content.stroke();
        });
    }

    /** A table with lines around its cells; rows 20 points high, columns as wide as given. */
    PdfFile table(float x, float y, float[] widths, List<List<String>> rows) {
        float right = x;
        for (float width : widths) {
            right += width;
        }
        float bottom = y + 20 * rows.size();
        for (int r = 0; r <= rows.size(); r++) {
            rule(x, y + 20 * r, right, y + 20 * r);
        }
        float at = x;
        rule(x, y, x, bottom);
        for (int c = 0; c < widths.length; c++) {
            for (int r = 0; r < rows.size(); r++) {
                text(
                        r == 0 ? BOLD : PLAIN,
                        10,
                        at + 4,
                        y + 20 * r + 14,
                        rows.get(r).get(c));
            }
            at += widths[c];
            rule(at, y, at, bottom);
        }
        return this;
    }

    interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }

    PdfFile draw(Drawing drawing) {
        try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            drawing.on(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
