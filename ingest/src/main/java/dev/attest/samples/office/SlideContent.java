package dev.attest.samples.office;

import dev.attest.samples.source.Block;
import dev.attest.samples.source.Run;
import dev.attest.samples.source.Text;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.poi.sl.usermodel.AutoNumberingScheme;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.jspecify.annotations.Nullable;

/** Fills a slide from the top: text in the content placeholder, tables under it, text after a table in boxes under that. */
final class SlideContent {

    static final int WIDTH = 960; // points, as all lengths here
    static final int HEIGHT = 540;
    private static final double LEFT = 50;
    private static final double TOP = 125;
    private static final double LINE = 26;
    private static final double FONT = 18;
    private static final double ROW = 24;
    private static final double TABLE_FONT = 12;
    private static final int LETTERS_PER_LINE = 90;

    private final XSLFSlide slide;
    private final XSLFTextShape placeholder;
    private double y = TOP;
    private double top = TOP;
    private boolean placeholderUsed;
    private @Nullable XSLFTextShape text;

    SlideContent(XSLFSlide slide, XSLFTextShape placeholder) {
        this.slide = slide;
        this.placeholder = placeholder;
        placeholder.clearText();
    }

    void add(Block block) {
        if (block instanceof Block.Table table) {
            endText();
            table(table);
        } else if (block instanceof Block.Item item) {
            XSLFTextParagraph paragraph = paragraph(item.text());
            paragraph.setIndentLevel(item.depth());
            paragraph.setBullet(item.marker() == Block.Marker.BULLET);
            if (item.marker() == Block.Marker.NUMBER) {
                paragraph.setBulletAutoNumber(AutoNumberingScheme.arabicPeriod, item.number());
            }
        } else if (block instanceof Block.Paragraph plain) {
            paragraph(plain.text()).setBullet(false);
        } else if (block instanceof Block.Heading heading) {
            paragraph(heading.text().bold()).setBullet(false);
        } else if (block instanceof Block.Code code) {
            for (String line : code.lines()) {
                paragraph(line.isEmpty() ? Text.of("") : new Text(List.of(new Run(line, false, false, true))))
                        .setBullet(false);
            }
        } else {
            throw new IllegalArgumentException("not part of a slide: " + block);
        }
    }

    /** An empty placeholder would show its prompt. */
    void finish() {
        endText();
        if (!placeholderUsed) {
            slide.removeShape(placeholder);
        }
    }

    private void endText() {
        if (text != null) {
            text.setAnchor(new Rectangle2D.Double(LEFT, top, WIDTH - 2 * LEFT, y - top + 10));
            y += 16;
            text = null;
        }
    }

    private XSLFTextParagraph paragraph(Text source) {
        if (text == null) {
            text = placeholderUsed ? box() : placeholder;
            placeholderUsed = true;
            top = y;
        }
        XSLFTextParagraph paragraph = text.addNewTextParagraph();
        runs(paragraph, source, FONT);
        y += LINE * (1 + source.plain().length() / LETTERS_PER_LINE);
        return paragraph;
    }

    private XSLFTextBox box() {
        XSLFTextBox box = slide.createTextBox();
        box.clearText();
        return box;
    }

    private static void runs(XSLFTextParagraph paragraph, Text source, double size) {
        for (Run part : source.runs()) {
            String[] lines = part.text().split("\n", -1);
            for (int line = 0; line < lines.length; line++) {
                if (line > 0) {
                    paragraph.addLineBreak();
                }
                XSLFTextRun run = paragraph.addNewTextRun();
                run.setText(lines[line]);
                run.setFontSize(size);
                run.setBold(part.bold());
                run.setItalic(part.italic());
                if (part.code()) {
                    run.setFontFamily("Courier New");
                }
            }
        }
    }

    private void table(Block.Table source) {
        int columns = source.header().size();
        XSLFTable table = slide.createTable();
        // PowerPoint knows a header row by this flag alone.
        table.getCTTable().addNewTblPr().setFirstRow(true);
        row(table.addRow(), source.header().stream().map(Text::bold).toList());
        source.rows().forEach(cells -> row(table.addRow(), cells));
        for (int column = 0; column < columns; column++) {
            table.setColumnWidth(column, (WIDTH - 2 * LEFT) / columns);
        }
        double height = ROW * (source.rows().size() + 1);
        table.setAnchor(new Rectangle2D.Double(LEFT, y, WIDTH - 2 * LEFT, height));
        y += height + 16;
    }

    private static void row(XSLFTableRow row, List<Text> cells) {
        row.setHeight(ROW);
        for (Text source : cells) {
            XSLFTableCell cell = row.addCell();
            cell.clearText();
            runs(cell.addNewTextParagraph(), source, TABLE_FONT);
        }
    }
}
