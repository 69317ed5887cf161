package dev.attest.documents.pdf;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Reads what a page shows, without decoding a picture: its content, the forms it draws, filled-in fields and typed
 * remarks. Not thread-safe.
 */
final class PageReader extends PDFStreamEngine {

    /** Forms inside forms beyond this are cyclic. */
    private static final int DEEPEST = 25;

    private final Effort effort;
    private final Map<PDFont, GlyphShape> shapes = new WeakHashMap<>();
    private PageFrame frame = new PageFrame(0, 0, 0, 0, 0);
    private PageInk ink = new PageInk();
    private PathRules path = new PathRules(frame);
    private Turn lastTurn = Turn.NONE;

    PageReader(Effort effort) {
        this.effort = effort;
        addOperator(new BeginText(this));
        addOperator(new EndText(this));
        addOperator(new Concatenate(this));
        addOperator(new Save(this));
        addOperator(new Restore(this));
        addOperator(new SetMatrix(this));
        addOperator(new SetGraphicsStateParameters(this));
        addOperator(new SetFontAndSize(this));
        addOperator(new SetCharSpacing(this));
        addOperator(new SetWordSpacing(this));
        addOperator(new SetTextHorizontalScaling(this));
        addOperator(new SetTextLeading(this));
        addOperator(new SetTextRenderingMode(this));
        addOperator(new SetTextRise(this));
        addOperator(new MoveText(this));
        addOperator(new MoveTextSetLeading(this));
        addOperator(new NextLine(this));
        addOperator(new ShowText(this));
        addOperator(new ShowTextAdjusted(this));
        addOperator(new ShowTextLine(this));
        addOperator(new ShowTextLineAndSpace(this));
    }

    /** The page's ink; what cannot be read of it is left out and noted. */
    PageInk read(PDPage page) {
        frame = PageFrame.of(page);
        ink = new PageInk();
        path = new PathRules(frame);
        lastTurn = Turn.NONE;
        try {
            processPage(page);
            for (PDAnnotation annotation : page.getAnnotations(PageReader::holdsText)) {
                showAnnotation(annotation);
            }
        } catch (IOException | ClassCastException | IllegalArgumentException | IllegalStateException e) {
            effort.readInPart();
        } catch (NullPointerException | IndexOutOfBoundsException | ArithmeticException e) {
            // PDFBox trusts the entries of a page; a damaged one must not take the other pages with it.
            effort.readInPart();
        }
        return ink;
    }

    private static boolean holdsText(PDAnnotation annotation) {
        String type = annotation.getSubtype();
        return !annotation.isHidden() && !annotation.isNoView() && ("Widget".equals(type) || "FreeText".equals(type));
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        effort.step();
        switch (operator.getName()) {
            case OperatorName.DRAW_OBJECT -> drawObject(operands);
            case OperatorName.BEGIN_INLINE_IMAGE, OperatorName.SHADING_FILL -> ink.drawing();
            default -> {
                if (!drawPath(operator.getName(), operands)) {
                    super.processOperator(operator, operands);
                }
            }
        }
    }

    private void drawObject(List<COSBase> operands) throws IOException {
        if (operands.isEmpty() || !(operands.get(0) instanceof COSName name) || getResources() == null) {
            return;
        }
        if (getResources().isImageXObject(name)) {
            ink.drawing();
            return;
        }
        PDXObject object = getResources().getXObject(name);
        if (object instanceof PDFormXObject form) {
            effort.form();
            try {
                increaseLevel();
                if (getLevel() <= DEEPEST) {
                    showForm(form);
                }
            } finally {
                decreaseLevel();
            }
        }
    }

    /** Whether the operator was one that draws. */
    private boolean drawPath(String operator, List<COSBase> operands) {
        switch (operator) {
            case OperatorName.MOVE_TO -> point(operands, 0, path::moveTo);
            case OperatorName.LINE_TO -> point(operands, 0, path::lineTo);
            case OperatorName.CURVE_TO -> point(operands, 4, path::curveTo);
            case OperatorName.CURVE_TO_REPLICATE_FINAL_POINT, OperatorName.CURVE_TO_REPLICATE_INITIAL_POINT ->
                point(operands, 2, path::curveTo);
            case OperatorName.APPEND_RECT -> rectangle(operands);
            case OperatorName.CLOSE_PATH -> path.close();
            case OperatorName.STROKE_PATH -> path.paint(true, false, ink);
            case OperatorName.CLOSE_AND_STROKE -> {
                path.close();
                path.paint(true, false, ink);
            }
            case OperatorName.FILL_NON_ZERO, OperatorName.LEGACY_FILL_NON_ZERO, OperatorName.FILL_EVEN_ODD ->
                path.paint(false, true, ink);
            case OperatorName.FILL_NON_ZERO_AND_STROKE, OperatorName.FILL_EVEN_ODD_AND_STROKE ->
                path.paint(true, true, ink);
            case OperatorName.CLOSE_FILL_NON_ZERO_AND_STROKE, OperatorName.CLOSE_FILL_EVEN_ODD_AND_STROKE -> {
                path.close();
                path.paint(true, true, ink);
            }
            case OperatorName.ENDPATH -> path.clear();
            default -> {
                return false;
            }
        }
        return true;
    }

    private interface At {
        void accept(double x, double y);
    }

    private void point(List<COSBase> operands, int first, At at) {
        if (operands.size() >= first + 2
                && operands.get(first) instanceof COSNumber x
                && operands.get(first + 1) instanceof COSNumber y) {
            Point2D.Float point = transformedPoint(x.floatValue(), y.floatValue());
            at.accept(point.getX(), point.getY());
        }
    }

    private void rectangle(List<COSBase> operands) {
        if (operands.size() < 4 || !operands.subList(0, 4).stream().allMatch(COSNumber.class::isInstance)) {
            return;
        }
        float[] r = new float[4];
        for (int i = 0; i < 4; i++) {
            r[i] = ((COSNumber) operands.get(i)).floatValue();
        }
        float[][] corners = {{r[0], r[1]}, {r[0] + r[2], r[1]}, {r[0] + r[2], r[1] + r[3]}, {r[0], r[1] + r[3]}};
        for (int i = 0; i < 4; i++) {
            Point2D.Float corner = transformedPoint(corners[i][0], corners[i][1]);
            if (i == 0) {
                path.moveTo(corner.getX(), corner.getY());
            } else {
                path.lineTo(corner.getX(), corner.getY());
            }
        }
        path.close();
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e) {
        effort.readInPart();
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        effort.glyph();
        GlyphShape shape = shapes.computeIfAbsent(font, GlyphShape::of);
        float x = matrix.getTranslateX();
        float y = matrix.getTranslateY();
        // Vertical writing advances downwards; its glyphs are about as wide as they are high.
        float advance = displacement.getX() == 0 && font.isVertical() ? 1 : displacement.getX();
        float endX = x + advance * matrix.getScaleX();
        float endY = y + advance * matrix.getShearY();
        float shownX = frame.x(x, y);
        float shownY = frame.y(x, y);
        float dx = frame.x(x + matrix.getScaleX(), y + matrix.getShearY()) - shownX;
        float dy = frame.y(x + matrix.getScaleX(), y + matrix.getShearY()) - shownY;
        Turn turn = Turn.of(dx, dy);
        String text = shape.text(font, code);
        if (text.isBlank()) {
            if (text.isEmpty()) {
                ink.unreadable();
            } else if (turn.equals(lastTurn)) {
                ink.space(turn);
            }
            return;
        }
        if (!frame.shows((shownX + frame.x(endX, endY)) / 2, (shownY + frame.y(endX, endY)) / 2)) {
            return;
        }
        lastTurn = turn;
        float start = turn.readX(shownX, shownY);
        float end = turn.readX(frame.x(endX, endY), frame.y(endX, endY));
        float baseline = turn.readY(shownX, shownY);
        float em = (float) Math.hypot(matrix.getShearX(), matrix.getScaleY());
        ink.add(turn, shape.glyph(text, Math.min(start, end), Math.max(start, end), baseline, em));
    }
}
