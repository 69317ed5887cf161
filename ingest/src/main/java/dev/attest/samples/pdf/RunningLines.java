package dev.attest.samples.pdf;

import dev.attest.samples.source.FrontMatter;
import dev.attest.samples.source.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Header, footer and page numbers; drawn last, when the number of pages is known, but first in each page's content. */
final class RunningLines {

    private static final float SIZE = 8.5f;
    private static final float HEADER = PDRectangle.A4.getHeight() - 54;
    private static final float FOOTER = 46;

    private final LineBreaker breaker;
    private final float side;
    private final FrontMatter front;

    RunningLines(LineBreaker breaker, float side, FrontMatter front) {
        this.breaker = breaker;
        this.side = side;
        this.front = front;
    }

    /** @param bare pages that get nothing, because they are pictures */
    void draw(PDDocument document, Set<PDPage> bare) throws IOException {
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            if (bare.contains(page)) {
                continue;
            }
            String pageNumber = "Page " + number + " of " + document.getNumberOfPages();
            try (PDPageContentStream out = new PDPageContentStream(document, page, AppendMode.PREPEND, true, false)) {
                front.optional("header").ifPresent(text -> line(out, text, HEADER, false));
                front.optional("footer").ifPresent(text -> line(out, text, FOOTER, false));
                line(out, pageNumber, FOOTER, true);
            }
        }
    }

    private void line(PDPageContentStream out, String text, float y, boolean right) {
        float room = PDRectangle.A4.getWidth() - 2 * side;
        Line line = breaker.lines(Text.of(text), SIZE, room).get(0);
        try {
            out.beginText();
            out.newLineAtOffset(right ? side + room - line.width() : side, y);
            for (Typeface.Piece piece : line.pieces()) {
                out.setFont(piece.font(), SIZE);
                out.showText(piece.text());
            }
            out.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
