package dev.attest.samples.pdf;

import dev.attest.samples.pdf.Typeface.Piece;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/** The pages of a PDF as they fill, column by column. Lengths are points; {@code y} counts from the bottom, as PDF does. */
final class Pages implements AutoCloseable {

    static final float SIDE = 85;
    static final float TOP = 96;
    static final float BOTTOM = 88;
    private static final float NARROW_SIDE = 56;
    private static final float GUTTER = 22;

    private final PDDocument document;
    private final int columns;
    private final float side;
    private PDPage page = new PDPage(PDRectangle.A4);
    private @Nullable PDPageContentStream content;
    private int column;
    private float columnTop;
    private float y;

    Pages(PDDocument document, int columns) {
        this.document = document;
        this.columns = columns;
        this.side = columns == 1 ? SIDE : NARROW_SIDE;
    }

    float side() {
        return side;
    }

    /** Of a column. */
    float width() {
        return (fullWidth() - GUTTER * (columns - 1)) / columns;
    }

    float fullWidth() {
        return PDRectangle.A4.getWidth() - 2 * side;
    }

    float left() {
        return side + column * (width() + GUTTER);
    }

    float y() {
        return y;
    }

    /** What a column holds when empty. */
    float columnHeight() {
        return columnTop - BOTTOM;
    }

    boolean atTop() {
        return content == null || y == columnTop;
    }

    PDPage page() throws IOException {
        out();
        return page;
    }

    /** Goes on to the next column or page when less than this height is left. True when it did. */
    boolean need(float height) throws IOException {
        out();
        if (y - height >= BOTTOM || y == columnTop) {
            return false;
        }
        if (column + 1 < columns) {
            column++;
            y = columnTop;
        } else {
            endPage();
            out();
        }
        return true;
    }

    /** Empty height; none at the top of a column. */
    void skip(float height) {
        if (!atTop()) {
            y -= height;
        }
    }

    void down(float height) {
        y -= height;
    }

    /** What was drawn so far spans the page; the columns of this page begin under it. */
    void startColumnsHere() {
        columnTop = y;
    }

    void endPage() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    void line(Line line, float x, float baseline, float size) throws IOException {
        PDPageContentStream out = out();
        if (line.pieces().isEmpty()) {
            return;
        }
        out.beginText();
        out.newLineAtOffset(x, baseline);
        for (Piece piece : line.pieces()) {
            out.setFont(piece.font(), size);
            out.setRenderingMode(piece.thick() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            out.showText(piece.text());
        }
        out.endText();
    }

    void rule(float fromX, float fromY, float toX, float toY) throws IOException {
        PDPageContentStream out = out();
        out.setLineWidth(0.5f);
        out.moveTo(fromX, fromY);
        out.lineTo(toX, toY);
        out.stroke();
    }

    void shade(float x, float bottom, float width, float height) throws IOException {
        PDPageContentStream out = out();
        out.setNonStrokingColor(0.91f);
        out.addRect(x, bottom, width, height);
        out.fill();
        out.setNonStrokingColor(0f);
    }

    private PDPageContentStream out() throws IOException {
        if (content == null) {
            page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            content = new PDPageContentStream(document, page);
            content.setLineWidth(0.4f);
            column = 0;
            columnTop = PDRectangle.A4.getHeight() - TOP;
            y = columnTop;
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        endPage();
    }
}
